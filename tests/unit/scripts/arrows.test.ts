import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const repository = join(import.meta.dirname, '../../..')

/** What the arrows lead to; none of these breaks a rule. */
const lawful = {
  'src/shared/settings.ts': "import { z } from 'zod'\nexport const value = z",
  'src/main/paths.ts': "import { app } from 'electron'\nexport const value = app",
  'src/main/ipc/router.ts':
    "import { ipcMain } from 'electron'\nimport { value as path } from '../paths.ts'\nexport const value = [ipcMain, path]",
  'src/main/turns/run.ts': "import { value as store } from '../store/database.ts'\nexport const value = store",
  'src/main/store/database.ts': "import Database from 'better-sqlite3'\nexport const value = Database",
  'src/main/bedrock/client.ts':
    "import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'\nexport const value = BedrockRuntimeClient",
  'src/main/demo/handler.ts': "import { join } from 'node:path'\nexport const value = join",
  'src/preload/index.ts': "import { ipcRenderer } from 'electron'\nexport const value = ipcRenderer",
  'src/renderer/app/app.ts': "import { value as field } from '../features/composer/field.ts'\nexport const value = field",
  'src/renderer/features/composer/field.ts': "import { value as neighbour } from './neighbour.ts'\nexport const value = neighbour",
  'src/renderer/features/composer/neighbour.ts':
    "import type { value as settings } from '../../../shared/settings.ts'\nexport const value: typeof settings | undefined = undefined",
  'src/renderer/state/list.ts': 'export const value = 1',
} as const

const forbidden = [
  ['bedrock to store', 'src/main/bedrock/a.ts', '../store/database.ts'],
  ['store to bedrock, in a dynamic import', 'src/main/store/dynamic.ts', '../bedrock/client.ts'],
  ['store to bedrock, in a re-export', 'src/main/store/again.ts', '../bedrock/client.ts'],
  ['tools to attachments', 'src/main/tools/a.ts', '../attachments/a.ts'],
  ['attachments to tools', 'src/main/attachments/a.ts', '../tools/a.ts'],
  ['credentials to store', 'src/main/credentials/a.ts', '../store/database.ts'],
  ['network to store', 'src/main/network/a.ts', '../store/database.ts'],
  ['turns to doctor', 'src/main/turns/doctor.ts', '../doctor/a.ts'],
  ['turns to ipc', 'src/main/turns/a.ts', '../ipc/router.ts'],
  ['ipc to demo', 'src/main/ipc/a.ts', '../demo/handler.ts'],
  ['bedrock to electron', 'src/main/bedrock/electron.ts', 'electron'],
  ['turns to electron', 'src/main/turns/electron.ts', 'electron'],
  ['store to the AWS SDK', 'src/main/store/aws.ts', '@aws-sdk/client-bedrock-runtime'],
  ['the composition to the AWS SDK', 'src/main/aws.ts', '@aws-sdk/client-bedrock-runtime'],
  ['a second file to the SQLite driver', 'src/main/store/driver.ts', 'better-sqlite3'],
  ['bedrock to MCP', 'src/main/bedrock/mcp.ts', '@modelcontextprotocol/sdk'],
  ['preload to main', 'src/preload/a.ts', '../main/ipc/router.ts'],
  ['shared to Node', 'src/shared/a.ts', 'node:fs'],
  ['shared to main', 'src/shared/b.ts', '../main/paths.ts'],
  ['feature to feature', 'src/renderer/features/search/a.ts', '../composer/field.ts'],
  ['feature to app', 'src/renderer/features/search/b.ts', '../../app/app.ts'],
  ['state to feature', 'src/renderer/state/a.ts', '../features/composer/field.ts'],
  ['ui to state', 'src/renderer/ui/a.ts', '../state/list.ts'],
  ['renderer to a value of shared', 'src/renderer/state/b.ts', '../../shared/settings.ts'],
  ['renderer to zod', 'src/renderer/state/c.ts', 'zod'],
  ['renderer to Node', 'src/renderer/state/d.ts', 'node:path'],
  ['renderer to electron', 'src/renderer/state/e.ts', 'electron'],
  ['a second file to ipcMain', 'src/main/ipc/handlers.ts', 'electron'],
] as const

const sourceOf = (name: string, target: string): string => {
  if (name.includes('dynamic')) return `export const load = async () => await import('${target}')`
  if (name.includes('re-export')) return `export { value } from '${target}'`
  const imported = name.includes('ipcMain') ? 'ipcMain' : 'value'
  return `import { ${imported} } from '${target}'\nexport const used = ${imported}`
}

const reportSchema = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) })

const lint = (folder: string): ReadonlySet<string> => {
  const oxlint = spawnSync(join(repository, 'node_modules/.bin/oxlint'), ['--format=json', 'src'], { cwd: folder, encoding: 'utf8' })
  const { diagnostics } = reportSchema.parse(JSON.parse(oxlint.stdout))
  const arrows = diagnostics.filter(({ code }) => code === 'boundaries(dependencies)' || code === 'eslint(no-restricted-imports)')
  return new Set(arrows.map(({ filename }) => filename))
}

describe('the arrows between folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-arrows-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const files = { ...lawful, ...Object.fromEntries(forbidden.map(([name, file, target]) => [file, sourceOf(name, target)])) }
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${source}\n`)
  }
  for (const name of ['.oxlintrc.json', 'package.json']) cpSync(join(repository, name), join(folder, name))
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'))
  const refused = lint(folder)

  it.each(forbidden)('refuse %s', (_name, file) => {
    expect(refused).toContain(file)
  })

  it('let everything else pass', () => {
    expect(Object.keys(lawful).filter((file) => refused.has(file))).toEqual([])
  })
})
