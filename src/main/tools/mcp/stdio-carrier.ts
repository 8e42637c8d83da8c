import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { homedir } from 'node:os'
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import { endTree } from './end-tree.ts'
import type { ServerLog } from './server-log.ts'
import { createLineSplitter } from './split-lines.ts'
import { ServerEnded, type Carrier } from './transport.ts'
import { windowsProgram } from './windows-program.ts'

type Options = {
  readonly argv: readonly string[]
  readonly folder: string | null
  readonly environment: Readonly<Record<string, string>>
  readonly log: ServerLog
  readonly parseMessage: (value: unknown) => JSONRPCMessage
  readonly platform?: NodeJS.Platform
  /** How long a server has to end by itself, and after it was asked to. */
  readonly patienceMs?: number
}

/** A message with an image of the largest size, as base64, with room to spare. */
const longestLineBytes = 16 * 1024 * 1024
/** A server that reads nothing must not fill our memory. */
const mostUnsentBytes = 32 * 1024 * 1024
const longestStderrLine = 64 * 1024

/** A program that speaks in lines of JSON. It leads a group of its own, so that it ends with everything it has started. */
export const createStdioCarrier = (options: Options): Carrier => {
  const { argv, folder, environment, log, parseMessage, platform = process.platform, patienceMs = 800 } = options
  let child: ChildProcess | null = null
  let isClosed = false

  const closed = (): void => {
    if (isClosed) return
    isClosed = true
    carrier.onclose?.()
  }
  const takeLine = (line: string): void => {
    let message: JSONRPCMessage
    try {
      message = parseMessage(JSON.parse(line))
    } catch {
      // Programs print other things as well: it is told, and the next line may be a message again.
      log.add('warning', words.logNotMessage(line))
      return
    }
    carrier.onmessage?.(message)
  }
  const stop = async (): Promise<void> => {
    if (child === null) return
    const ending = child
    child = null
    const isOver = (): boolean => ending.exitCode !== null || ending.signalCode !== null
    const exited = (): Promise<unknown> =>
      isOver() ? Promise.resolve() : once(ending, 'exit', { signal: AbortSignal.timeout(patienceMs) })
    ending.stdin?.end()
    await exited().catch(() => {
      endTree(ending, 'SIGTERM', platform)
      return exited().catch(() => undefined)
    })
    endTree(ending, 'SIGKILL', platform)
    await exited().catch(() => undefined)
    ending.stdout?.destroy()
    ending.stderr?.destroy()
  }
  const fail = (error: Error): void => {
    carrier.onerror?.(error)
    void carrier.close()
  }

  const carrier: Carrier = {
    start: async () => {
      const program =
        platform === 'win32' ? windowsProgram(argv, environment) : { file: argv[0] ?? '', words: argv.slice(1), isVerbatim: false }
      const started = spawn(program.file, [...program.words], {
        cwd: folder ?? homedir(),
        env: { ...environment },
        stdio: ['pipe', 'pipe', 'pipe'],
        shell: false,
        detached: platform !== 'win32',
        windowsHide: true,
        windowsVerbatimArguments: program.isVerbatim,
      })
      child = started
      started.stdin.on('error', (error) => carrier.onerror?.(error))
      started.stdout.on('error', (error) => carrier.onerror?.(error))
      started.stdout.on(
        'data',
        createLineSplitter(longestLineBytes, takeLine, () => fail(new ServerEnded('too-large'))),
      )
      const takeError = createLineSplitter(
        longestStderrLine,
        (line) => log.add('info', line),
        () => log.add('warning', words.logDropped(1)),
      )
      started.stderr.on('data', takeError)
      started.once('exit', () => {
        // What it has started must not outlive it, and would keep the pipes open.
        endTree(started, 'SIGKILL', platform)
      })
      started.once('close', closed)
      await once(started, 'spawn')
    },
    send: async (message) => {
      const pipe = child?.stdin
      if (pipe === null || pipe === undefined || pipe.destroyed || pipe.writableEnded) throw new Error('Not connected')
      if (pipe.writableLength > mostUnsentBytes) throw new Error('The server does not read what it is sent')
      pipe.write(`${JSON.stringify(message)}\n`)
    },
    close: async () => {
      await stop()
      closed()
    },
  }
  return carrier
}
