import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Root } from '../../src/main/tools/files/workspace-paths.ts'
import { createCommandTool } from '../../src/main/tools/run/command-tool.ts'
import type { PlannedCall } from '../../src/main/tools/tool.ts'
import type { CommandEnd } from '../../src/shared/tool.ts'
import { toolContext } from './planned-call.ts'

const signal = new AbortController().signal

type Options = { readonly environment?: NodeJS.ProcessEnv; readonly roots?: (folder: string) => readonly Root[] }

/** A granted folder, with a program `tell.mjs` that tells the words it was started with, and a canary that nothing may touch. */
export const createCommandWorld = ({ environment = {}, roots = (path) => [{ path, access: 'read-write' }] }: Options = {}) => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'outcrop-command-')))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  const folder = join(base, 'granted')
  mkdirSync(folder)
  const canary = join(base, 'canary')
  const write = (name: string, text: string, mode = 0o755): string => {
    writeFileSync(join(folder, name), text, { mode })
    return join(folder, name)
  }
  const context = toolContext()
  const tool = createCommandTool({
    roots: () => roots(folder),
    environment: async () => ({ PATH: process.env['PATH'], ...environment }),
    keptOut: [join(folder, 'kept-out')],
  })
  const plan = (input: unknown): Promise<PlannedCall> => tool.plan(input, context, signal)
  return {
    base,
    folder,
    canary,
    isTouched: () => existsSync(canary),
    write,
    plan,
    /** What was shown, and how it ended. */
    run: async (argv: readonly string[], { stop = signal, onOutput = () => undefined, ...more }: RunOptions = {}) => {
      const planned = await plan({ argv, ...more })
      const outcome = await planned.run(stop, onOutput)
      return { ask: planned.ask, outcome, end: terminalOf(outcome.view) }
    },
    /** The words of the refusal. */
    refusal: (input: unknown): Promise<string> =>
      plan(input).then(
        () => 'planned',
        (error: unknown) => (error instanceof Error ? error.message : 'no error'),
      ),
  }
}

type RunOptions = {
  readonly stop?: AbortSignal
  readonly onOutput?: (text: string) => void
  readonly folder?: string
  readonly timeoutSeconds?: number
}

const terminalOf = (view: { readonly type: string } | undefined): CommandEnd => {
  if (view === undefined || !isTerminal(view)) throw new Error('The outcome shows no terminal')
  return view.command
}

const isTerminal = (view: { readonly type: string }): view is { readonly type: 'terminal'; readonly command: CommandEnd } =>
  view.type === 'terminal'
