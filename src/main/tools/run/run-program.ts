import { spawn, type ChildProcess } from 'node:child_process'
import { StringDecoder } from 'node:string_decoder'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { CommandEnd } from '../../../shared/tool.ts'
import { endTree, endWithApp, type Tree } from '../processes/end-tree.ts'
import { keepOutput, type OutputKeeper } from './keep-output.ts'

export type ProgramCall = {
  /** The first word is the program's own path. */
  readonly argv: readonly string[]
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  /** Carried by the environment. */
  readonly callId: string
  readonly timeoutMs: number
}

export type ProgramEnd = Omit<CommandEnd, 'argv' | 'folder'> & { readonly reason: string }

/** How long a program that was told to end may take, and how long a pipe may stay open once all have ended. */
const graceMs = 2000
const drainMs = 300
/** More than this in one breath is read later, so that a flood leaves time for the rest of the app. */
const breathCharacters = 4_000_000
const breathMs = 50

/** Runs a program without a shell and without anything to read. Resolves however it ends, and nothing it has started is left running. */
export const runProgram = async (call: ProgramCall, onOutput: (text: string) => void, signal: AbortSignal): Promise<ProgramEnd> => {
  const startedAt = performance.now()
  const output = keepOutput(onOutput)
  const ended = (ending: CommandEnd['ending'], exitCode: number | null, reason = ''): ProgramEnd => {
    const { text, isCut } = output.end()
    return { ending, exitCode, durationMs: Math.round(performance.now() - startedAt), output: text, isCut, reason }
  }
  if (signal.aborted) return ended('stopped', null)
  const child = start(call)
  const failed = new Promise<Error>((resolve) => child.once('error', resolve))
  const { pid } = child
  if (pid === undefined) return ended('not-started', null, (await failed).message)
  return await follow(child, { pid, callId: call.callId }, { output, timeoutMs: call.timeoutMs, ended }, signal)
}

const start = ({ argv: [program = '', ...words], folder, environment }: ProgramCall): ChildProcess =>
  spawn(program, words, {
    cwd: folder,
    env: { ...environment },
    // A group of its own, which is ended as one.
    detached: process.platform !== 'win32',
    shell: false,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })

type Following = {
  readonly output: OutputKeeper
  readonly timeoutMs: number
  readonly ended: (ending: CommandEnd['ending'], exitCode: number | null) => ProgramEnd
}

const follow = (child: ChildProcess, tree: Tree, { output, timeoutMs, ended }: Following, signal: AbortSignal): Promise<ProgramEnd> =>
  new Promise((resolve) => {
    let cause: 'timeout' | 'stopped' | null = null
    const closed = new Promise<void>((done) => void child.once('close', () => done()))
    const leave = endWithApp(tree)
    const settle = (ending: CommandEnd['ending'], exitCode: number | null): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      resolve(ended(ending, exitCode))
    }
    const tell = async (): Promise<void> => {
      await endTree(tree, 'SIGTERM')
      await Promise.race([closed, wait(graceMs, null, { ref: false })])
      await endTree(tree, 'SIGKILL')
    }
    const stop = (): void => {
      cause ??= 'stopped'
      void tell()
      settle('stopped', null)
    }
    const timer = setTimeout(() => {
      cause ??= 'timeout'
      void tell()
    }, timeoutMs)
    signal.addEventListener('abort', stop, { once: true })
    for (const stream of [child.stdout, child.stderr]) if (stream !== null) listen(stream, output)
    child.once('exit', (exitCode) => {
      void (async () => {
        await endTree(tree, 'SIGKILL')
        await Promise.race([closed, wait(drainMs)])
        child.stdout?.destroy()
        child.stderr?.destroy()
        leave()
        settle(cause ?? (exitCode === null ? 'signal' : 'exited'), cause === null ? exitCode : null)
      })()
    })
  })

const listen = (stream: Readable, output: OutputKeeper): void => {
  const decoder = new StringDecoder('utf8')
  let breath = 0
  stream.on('data', (chunk: Buffer) => {
    output.add(decoder.write(chunk))
    breath += chunk.length
    if (breath < breathCharacters) return
    breath = 0
    stream.pause()
    setTimeout(() => stream.resume(), breathMs)
  })
  stream.on('end', () => output.add(decoder.end()))
  // A pipe that breaks says nothing that the end of the program does not.
  stream.on('error', () => undefined)
}
