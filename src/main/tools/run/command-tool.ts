import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import type { ToolOutcome } from '../../../shared/message.ts'
import { runCommandMessages } from '../../../shared/messages/run-command.ts'
import type { CommandEnd } from '../../../shared/tool.ts'
import { placesKeptOutWith } from '../files/kept-out.ts'
import type { FileToolsDependencies } from '../files/open-folders.ts'
import { isInside, type Root } from '../files/workspace-paths.ts'
import { newCallId } from '../processes/call-carriers.ts'
import { defineTool, type Tool } from '../tool.ts'
import { commandEnvironment } from './command-environment.ts'
import { findProgram, isUnchanged, type Program } from './find-program.ts'
import { runProgram, type ProgramEnd } from './run-program.ts'
import { findWorkingFolder } from './working-folder.ts'

/** No command starts in a folder that is kept out. */
export type CommandToolDependencies = FileToolsDependencies & {
  /** With the PATH of the login shell. What opens accounts is taken out here. */
  readonly environment: () => Promise<NodeJS.ProcessEnv>
}

const usualTimeoutSeconds = 120
const longestTimeoutSeconds = 600
const maximumWords = 500
/** All of it has to be read before it is allowed. */
const maximumCharacters = 16_000

const input = z.object({
  argv: z
    .array(z.string())
    .min(1)
    .max(maximumWords)
    .describe(
      'The program and its arguments, one word each, for example ["git", "log", "-5"]. No shell reads them: no quotes, pipes, globs or variables.',
    ),
  folder: z
    .string()
    .optional()
    .describe('Where it runs: a granted folder with read and write access, or one inside it. Left out: the first such folder.'),
  timeoutSeconds: z
    .number()
    .int()
    .min(1)
    .max(longestTimeoutSeconds)
    .optional()
    .describe(`When it is ended. Left out: ${usualTimeoutSeconds}.`),
})

/** Runs one program, shown word by word to the person before. */
export const createCommandTool = ({ roots, environment, keptOut: more = [] }: CommandToolDependencies): Tool => {
  const keptOut = placesKeptOutWith(more)
  return defineTool({
    name: 'run_command',
    title: runCommandMessages.title,
    description:
      'Runs a program on this computer, without a shell and without input, and gives back what it writes. The person is shown the exact words and has to allow them. Whatever it leaves running is ended when it ends, so servers and watchers cannot stay.',
    kind: 'run',
    input,
    plan: async ({ argv, folder: given, timeoutSeconds = usualTimeoutSeconds }, { conversationId }) => {
      checkWords(argv)
      const granted = roots(conversationId)
      const folder = await findWorkingFolder(granted, given ?? null, keptOut)
      const [name = '', ...words] = argv
      const { platform } = process
      const program = await findProgram(name, { folder: folder.path, searchPath: pathOf(await environment()), platform })
      const shown = [program.path, ...words]
      const content = await contentHash(program, granted)
      return {
        ask: {
          view: {
            type: 'command',
            argv: shown,
            folder: folder.path,
            timeoutSeconds,
            ...(program.realPath === program.path ? {} : { program: program.realPath }),
          },
          reasons: ['runs-program'],
          scopes: ['once', 'conversation', 'always'],
          key: JSON.stringify([program.realPath, content, shown, folder.path, timeoutSeconds]),
          what: runCommandMessages.what(
            shown.map((word) => (/^[\w./:=@%+,-]+$/u.test(word) ? word : JSON.stringify(word))).join(' '),
            folder.path,
          ),
        },
        run: async (signal, onOutput) => {
          const now = await findWorkingFolder(roots(conversationId), folder.path, keptOut)
          if (now.path !== folder.path || now.state !== folder.state) throw new Error(runCommandMessages.folderChanged(folder.path))
          if (!(await isUnchanged(program)) || (await contentHash(program, granted)) !== content)
            throw new Error(runCommandMessages.programChanged(program.path))
          const callId = newCallId()
          const call = {
            argv: shown,
            folder: folder.path,
            environment: commandEnvironment(await environment(), { folder: folder.path, callId }),
            callId,
            timeoutMs: timeoutSeconds * 1000,
          }
          return outcomeOf(await runProgram(call, onOutput, signal), { argv: shown, folder: folder.path, timeoutSeconds })
        },
      }
    },
  })
}

const checkWords = (argv: readonly string[]): void => {
  if (argv[0] === undefined || argv[0].trim() === '') throw new Error(runCommandMessages.emptyProgram)
  const bad = argv.findIndex((word) => word.includes('\0') || /\p{Surrogate}/u.test(word))
  if (bad >= 0) throw new Error(runCommandMessages.badWord(bad + 1))
  if (argv.join(' ').length > maximumCharacters) throw new Error(runCommandMessages.tooLong(maximumCharacters))
}

/** Windows writes its name in another way. */
const pathOf = (environment: NodeJS.ProcessEnv): string => environment['PATH'] ?? environment['Path'] ?? ''

const largestHashedBytes = 64_000_000

/** A program that the model could have written is bound by what is in it, so that a yes for always does not cover another one of that name. */
const contentHash = async ({ realPath }: Program, granted: readonly Root[]): Promise<string> => {
  if (!granted.some(({ path }) => isInside(path, realPath))) return ''
  const { size, mtimeMs } = await stat(realPath)
  if (size > largestHashedBytes) return `${size} ${mtimeMs}`
  return createHash('sha256')
    .update(await readFile(realPath))
    .digest('hex')
}

type Shown = Pick<CommandEnd, 'argv' | 'folder'> & { readonly timeoutSeconds: number }

const outcomeOf = ({ reason, ...end }: ProgramEnd, { argv, folder, timeoutSeconds }: Shown): ToolOutcome => {
  const isNotStarted = end.ending === 'not-started'
  const text = [
    sentenceOf(end, timeoutSeconds, reason),
    ...(isNotStarted ? [] : [end.output === '' ? runCommandMessages.noOutput : end.output]),
  ]
  return {
    isError: end.exitCode !== 0 || end.ending !== 'exited',
    text: text.join('\n'),
    view: { type: 'terminal', command: { argv, folder, ...end } },
    // What a program writes may be anybody's words.
    isUntrusted: end.output !== '',
  }
}

const sentenceOf = ({ ending, exitCode, durationMs }: Omit<ProgramEnd, 'reason'>, timeoutSeconds: number, reason: string): string => {
  const seconds = (durationMs / 1000).toFixed(1)
  switch (ending) {
    case 'exited':
      return runCommandMessages.exited(exitCode ?? 0, seconds)
    case 'signal':
      return runCommandMessages.endedBySignal(seconds)
    case 'timeout':
      return runCommandMessages.endedByTimeout(timeoutSeconds)
    case 'stopped':
      return runCommandMessages.stopped(seconds)
    case 'not-started':
      return runCommandMessages.notStarted(reason)
  }
}
