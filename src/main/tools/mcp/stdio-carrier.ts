import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { homedir } from 'node:os'
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import { callVariable, newCallId } from '../processes/call-carriers.ts'
import { endTree, endWithApp, type Tree } from '../processes/end-tree.ts'
import type { FloodGuard } from './flood-guard.ts'
import type { ServerLog } from './server-log.ts'
import { createLineSplitter } from './split-lines.ts'
import { ServerEnded, type Carrier } from './carrier.ts'
import { windowsProgram } from './windows-program.ts'

type Options = {
  readonly argv: readonly string[]
  readonly folder: string | null
  readonly environment: Readonly<Record<string, string>>
  readonly log: ServerLog
  /** Of all lines, also of those that are no messages. */
  readonly guard: FloodGuard
  readonly parseMessage: (value: unknown) => JSONRPCMessage
  readonly platform?: NodeJS.Platform
  /** How long a server has to end by itself, and after it was asked to. */
  readonly patienceMs?: number
}

type Running = { readonly child: ChildProcessWithoutNullStreams; readonly tree: Tree }

/** A message with an image of the largest size, as base64, with room to spare. */
const longestLineBytes = 16 * 1024 * 1024
/** A server that reads nothing must not fill our memory. */
const mostUnsentBytes = 32 * 1024 * 1024

/** It leads a group of its own and carries a mark, so that everything it starts is found when it ends, or when the app does. */
const startProgram = async ({ argv, folder, environment, platform = process.platform }: Options): Promise<Running> => {
  const program =
    platform === 'win32' ? windowsProgram(argv, environment) : { file: argv[0] ?? '', words: argv.slice(1), isVerbatim: false }
  const callId = newCallId()
  const child = spawn(program.file, [...program.words], {
    cwd: folder ?? homedir(),
    env: { ...environment, [callVariable]: callId },
    stdio: ['pipe', 'pipe', 'pipe'],
    shell: false,
    detached: platform !== 'win32',
    windowsHide: true,
    windowsVerbatimArguments: program.isVerbatim,
  })
  await once(child, 'spawn')
  if (child.pid === undefined) throw new Error('The program has no number')
  const tree: Tree = { pid: child.pid, callId }
  const leave = endWithApp(tree)
  child.once('exit', () => {
    leave()
    // What it has started must not outlive it, and would keep the pipes open.
    void endTree(tree, 'SIGKILL')
  })
  return { child, tree }
}

const endProgram = async ({ child, tree }: Running, patienceMs: number): Promise<void> => {
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null
  /** False when it still runs after that time. */
  const hasEnded = async (): Promise<boolean> =>
    isOver() ||
    (await once(child, 'exit', { signal: AbortSignal.timeout(patienceMs) }).then(
      () => true,
      () => false,
    ))
  child.stdin.end()
  if (!(await hasEnded())) {
    await endTree(tree, 'SIGTERM')
    await hasEnded()
  }
  await endTree(tree, 'SIGKILL')
  await hasEnded()
  child.stdout.destroy()
  child.stderr.destroy()
}

/** A program that speaks in lines of JSON. */
export const createStdioCarrier = (options: Options): Carrier => {
  const { log, guard, parseMessage, patienceMs = 800 } = options
  let running: Running | null = null
  let ending: Promise<void> | null = null
  let isClosed = false

  const closed = (): void => {
    if (isClosed) return
    isClosed = true
    carrier.onclose?.()
  }
  const fail = (reason: ServerEnded['reason']): void => {
    if (isClosed) return
    carrier.onerror?.(new ServerEnded(reason))
    void carrier.close()
  }
  const messageOf = (line: string): JSONRPCMessage | null => {
    try {
      return parseMessage(JSON.parse(line))
    } catch {
      // Programs print other things as well: it is told, and the next line may be a message again.
      log.add('warning', words.logNotMessage(line))
      return null
    }
  }
  const takeLine = (line: string, sizeBytes: number): void => {
    if (!guard.take(sizeBytes)) return fail('flood')
    const message = messageOf(line)
    if (message !== null) carrier.onmessage?.(message)
  }
  const takeErrorLine = (line: string, sizeBytes: number): void => {
    if (guard.take(sizeBytes)) log.add('info', line)
    else fail('flood')
  }

  const carrier: Carrier = {
    start: async () => {
      running = await startProgram(options)
      const { stdin, stdout, stderr } = running.child
      const tell = (error: Error): void => carrier.onerror?.(error)
      stdin.on('error', tell)
      stdout.on('error', tell)
      stderr.on('error', tell)
      stdout.on(
        'data',
        createLineSplitter(longestLineBytes, takeLine, () => fail('too-large')),
      )
      stderr.on(
        'data',
        createLineSplitter(longestLineBytes, takeErrorLine, () => fail('too-large')),
      )
      running.child.once('close', closed)
    },
    send: async (message) => {
      const pipe = running?.child.stdin
      if (pipe === undefined || pipe.destroyed || pipe.writableEnded) throw new Error('Not connected')
      if (pipe.writableLength > mostUnsentBytes) throw new Error('The server does not read what it is sent')
      pipe.write(`${JSON.stringify(message)}\n`)
    },
    close: async () => {
      const started = running
      running = null
      // Whoever closes it as well waits for the same end.
      if (started !== null) ending = endProgram(started, patienceMs)
      await ending
      closed()
    },
  }
  return carrier
}
