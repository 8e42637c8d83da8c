import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createFileTools } from '../../src/main/tools/files/file-tools.ts'
import type { Root } from '../../src/main/tools/files/workspace-paths.ts'
import type { PlannedCall } from '../../src/main/tools/tool.ts'
import type { ToolOutcome } from '../../src/shared/message.ts'
import { toolContext } from './planned-call.ts'

/** What stands in every file that lies outside the granted folder, and in no other. */
export const canary = 'CANARY-7f3a'

export type FileWorld = {
  /** The granted folder. */
  readonly granted: string
  /** Files that no tool may reach; each holds the canary. */
  readonly outside: string
  readonly base: string
  /** What a person opens or closes while a question waits. */
  readonly setRoots: (roots: readonly Root[]) => void
  readonly plan: (name: string, input: unknown) => Promise<PlannedCall>
  /** Plans a call and runs it, as if the person had said yes. */
  readonly call: (name: string, input: unknown) => Promise<ToolOutcome>
}

/** A granted folder in a folder of its own, with something outside it that must never be seen or changed. */
export const grantedWorld = (access: Root['access'] = 'read-write', more: (granted: string) => readonly Root[] = () => []): FileWorld => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'outcrop-granted-')))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  const granted = join(base, 'granted')
  const outside = join(base, 'outside')
  for (const folder of [granted, outside, join(outside, 'nested')]) mkdirSync(folder)
  writeFileSync(join(outside, 'canary.txt'), `${canary}\n`)
  writeFileSync(join(outside, 'nested', 'canary.txt'), `${canary}\n`)
  const context = toolContext()
  let roots: readonly Root[] = [{ path: granted, access }, ...more(granted)]
  const tools = createFileTools({ roots: () => roots, keptOut: [join(granted, 'kept-out')] })
  const plan: FileWorld['plan'] = async (name, input) => {
    const tool = tools.find((each) => each.name === name)
    if (tool === undefined) throw new Error(`There is no tool ${name}`)
    return tool.plan(input, context, AbortSignal.timeout(60_000))
  }
  return {
    granted,
    outside,
    base,
    setRoots: (changed) => {
      roots = changed
    },
    plan,
    call: async (name, input) => (await plan(name, input)).run(AbortSignal.timeout(60_000), () => undefined),
  }
}

/** Every way that leads out of the granted folder without a trick of the path itself. */
export const addTraps = ({ base, granted, outside }: FileWorld): void => {
  for (const folder of ['granted-evil', 'GRANTED', 'granted ', 'granted.', 'grante']) {
    mkdirSync(join(base, folder))
    writeFileSync(join(base, folder, 'canary.txt'), canary)
  }
  mkdirSync(join(granted, 'sub'))
  writeFileSync(join(granted, 'inside.txt'), 'inside\n')
  writeFileSync(join(granted, 'sub', 'deep.txt'), 'deep\n')
  linkSync(join(outside, 'canary.txt'), join(granted, 'hard.txt'))
  const links = {
    'link-file': join(outside, 'canary.txt'),
    'link-folder': outside,
    'link-relative': '../outside',
    'link-chain': 'link-folder',
    'link-loop': 'link-loop',
    'link-new': join(outside, 'new.txt'),
    'link-new-folder': join(outside, 'new-folder'),
    'link-disk': '/',
    'link-self': '/proc/self',
    'link-cwd': '/proc/self/cwd',
    'link-process-root': '/proc/self/root',
    'link-zero': '/dev/zero',
    'link-parent': '..',
    'link-inside': 'sub',
    'sub/link-up': '../..',
  }
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(granted, name))
}

/** All that lies in a folder, so that two moments can be compared. */
export const snapshot = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .toSorted()
      .map((name) => {
        const path = join(folder, name)
        const info = lstatSync(path)
        const content = info.isSymbolicLink() ? readlinkSync(path) : info.isFile() ? readFileSync(path, 'utf8') : ''
        return [name, `${info.mode.toString(8)} ${content}`]
      }),
  )
