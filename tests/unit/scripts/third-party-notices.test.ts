import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { noticesOf } from '../../../scripts/build/third-party-notices.ts'

const root = mkdtempSync(join(tmpdir(), 'outcrop-notices-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const packageOf = (name: string, files: Readonly<Record<string, string>>, more: Readonly<Record<string, unknown>> = {}): string => {
  const folder = join(root, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', license: 'MIT', ...more }))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return folder
}

describe('the notices of other people’s code', () => {
  it('hold each text once, under all that come with it, with what must go along', () => {
    const folders = [
      packageOf('stone', { LICENSE: 'Copyright Ada\n' }, { repository: { url: 'git+https://example.org/stone.git' } }),
      packageOf('sand', { 'license.md': 'Copyright Ada' }, { homepage: 'https://example.org/sand' }),
      packageOf('clay', { 'NOTICE.txt': 'Made of clay', 'LICENCE.txt': 'Copyright Grace', 'readme.md': 'no' }),
      packageOf('silt', {}),
      join(root, 'not-installed'),
    ]
    const rule = `\n${'-'.repeat(80)}\n\n`
    expect(noticesOf(folders).split(rule)).toEqual([
      'clay 1.0.0\n\nCopyright Grace\n\nMade of clay\n',
      'sand 1.0.0, https://example.org/sand\nstone 1.0.0, https://example.org/stone.git\n\nCopyright Ada\n',
      'silt 1.0.0\n\nPublished under the licence MIT, without a text of it.\n',
    ])
  })
})
