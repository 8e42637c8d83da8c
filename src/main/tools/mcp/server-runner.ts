import { failure } from '../../../shared/expected-error.ts'
import type { McpServer, McpStatus } from '../../../shared/mcp.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { confirmedStart } from './confirmed-start.ts'
import { connectServer, type Connection } from './connect-server.ts'
import { explainServerFailure, isSessionLost, requestFailure } from './explain-server-failure.ts'
import type { LiveServer } from './mcp-tool.ts'
import type { McpSecrets, StoredServer } from './mcp-store.ts'
import { emptyLists, type ServerLists } from './read-lists.ts'
import { createRestarts } from './restarts.ts'
import { createServerLog, type ServerLog } from './server-log.ts'
import { createServerRequests, type ServerRequestOptions } from './server-requests.ts'
import type { SignInNeeded } from './sign-in/authorized-fetch.ts'
import { createServerSignIn } from './sign-in/server-sign-in.ts'
import type { SignInOptions } from './sign-in/sign-in.ts'
import type { ServerEnded } from './carrier.ts'
import { createListWatcher, readLists } from './watch-lists.ts'

export type RunnerOptions = Pick<ServerRequestOptions, 'approvals' | 'record' | 'sample' | 'openPage' | 'roots'> &
  Pick<SignInOptions, 'fetch' | 'openCallback'> & {
    readonly secrets: McpSecrets
    /** That of a login shell, so that programs are found where a terminal finds them. */
    readonly environment: () => Promise<Readonly<Record<string, string | undefined>>>
    readonly version: string
    readonly now: () => number
    readonly startLimitMs: number
    /** Waits before restarts after a crash; as many restarts as there are waits. */
    readonly restartDelaysMs: readonly number[]
    readonly onChange: () => void
  }

type ServerState = {
  readonly status: Exclude<McpStatus, 'off' | 'not-confirmed'>
  readonly error: UserFacingError | null
  readonly about: McpServer['about']
  readonly lists: ServerLists
}

export type ServerRunner = {
  readonly state: () => ServerState
  readonly log: ServerLog
  /** Null while it does not run. */
  readonly live: () => LiveServer | null
  /** Does nothing where it runs or starts already. What is not confirmed is not started. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly signIn: (signal: AbortSignal) => Promise<void>
  readonly signOut: () => Promise<void>
  /** A request of the person to a running server; what goes wrong is told in words. */
  readonly request: <Value>(work: (client: Connection['client']) => Promise<Value>) => Promise<Value>
  readonly rootsChanged: () => void
  /** Waits for lists that the server has said to have changed. */
  readonly listsSettled: () => Promise<void>
}

/** Until one that could not be reached is tried again. */
const unreachableMs = 60_000

const stopped: ServerState = { status: 'stopped', error: null, about: null, lists: emptyLists }

/** One server with all that its life has: it starts, is watched, is restarted when it crashes, and ends with everything it has started. */
export const createServerRunner = (server: StoredServer, options: RunnerOptions): ServerRunner => {
  const { secrets, environment, version, now, startLimitMs, restartDelaysMs, onChange } = options
  const log = createServerLog(now)
  const requests = createServerRequests({ ...options, server, log })
  const signIns = createServerSignIn({ ...options, server, log })
  const restarts = createRestarts({ delaysMs: restartDelaysMs, now })
  let state = stopped
  let connection: Connection | null = null
  let listsSettled = (): Promise<void> => Promise.resolve()
  /** Aborted when it is to stop. */
  let life: AbortController | null = null
  let starting: Promise<void> | null = null

  const set = (change: Partial<ServerState>): void => {
    state = { ...state, ...change }
    onChange()
  }
  const fail = (error: unknown): void => {
    const explained = explainServerFailure(server, error, startLimitMs, log.withoutSecrets)
    log.add('error', explained.detail === undefined ? explained.title : `${explained.title}: ${explained.detail}`)
    set({ status: explained.code === 'mcp-sign-in' ? 'sign-in-needed' : 'failed', error: explained, lists: emptyLists })
  }
  const drop = async (): Promise<void> => {
    const current = connection
    connection = null
    await current?.close()
  }

  const lost = (error: ServerEnded | null, signal: AbortSignal): void => {
    connection = null
    if (signal.aborted) return
    if (error !== null) {
      fail(error)
      return
    }
    log.add('warning', words.logEnded)
    const restart = restarts.next()
    if (restart === null) {
      fail(failure('mcp-ended', words.endedTitle(server.name), words.endedAdvice))
      return
    }
    log.add('info', words.logRestart(restart.delayMs / 1000, restart.number, restart.most))
    set({ status: 'starting', error: null, lists: emptyLists })
    beginLater(restart.delayMs, signal)
  }

  const connect = async (signal: AbortSignal, onNeeded: (needed: SignInNeeded) => void): Promise<Connection> => {
    const begun = await confirmedStart({ server, secrets, environment, log }, signal)
    let watch: ReturnType<typeof createListWatcher> | null = null
    const made = await connectServer(
      {
        ...begun,
        server,
        fetch: signIns.fetchWith(begun.values.values, onNeeded),
        log,
        requests,
        version,
        startLimitMs,
        now,
        onLost: (error) => lost(error, signal),
        onListChanged: (list) => watch?.changed(list),
      },
      signal,
    )
    if (signal.aborted) await made.close()
    signal.throwIfAborted()
    connection = made
    restarts.hasStarted()
    const isCurrent = (): boolean => connection === made
    const read = (lists: Partial<ServerLists>): void => {
      if (isCurrent()) set({ lists: { ...state.lists, ...lists } })
    }
    watch = createListWatcher({ client: made.client, log, server }, read, signal)
    listsSettled = watch.settled
    return made
  }

  const run = async (signal: AbortSignal): Promise<void> => {
    let needed: SignInNeeded | null = null
    const firstNeeded = (): SignInNeeded | null => needed
    const takeNeeded = (error: SignInNeeded): void => {
      needed = error
      if (state.status !== 'running') return
      void drop()
      fail(error)
    }
    let made: Connection | null = null
    try {
      set({ status: 'starting', error: null })
      made = await connect(signal, takeNeeded)
      const lists = await readLists({ client: made.client, log, server }, signal)
      if (connection !== made) return
      log.add('info', words.logReady(lists.tools.length, lists.prompts.length, lists.resources.length + lists.templates.length))
      set({ status: 'running', error: null, about: made.about, lists })
    } catch (error) {
      // What was stopped, or has ended meanwhile, is told where that happened.
      if (signal.aborted || (made !== null && connection !== made)) return
      await drop()
      fail(firstNeeded() ?? error)
      // The network may be back later, or the server.
      if (state.error?.code === 'mcp-unreachable') beginLater(unreachableMs, signal)
    }
  }
  const beginLater = (delayMs: number, signal: AbortSignal): void => {
    const timer = setTimeout(() => begin(signal), delayMs)
    timer.unref()
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }
  const begin = (signal: AbortSignal): void => {
    starting = run(signal).finally(() => {
      starting = null
    })
  }

  const stop = async (): Promise<void> => {
    life?.abort()
    life = null
    if (connection !== null) log.add('info', words.logStopped)
    await Promise.all([drop(), starting])
    restarts.forget()
    state = stopped
    onChange()
  }
  const start = async (): Promise<void> => {
    if (state.status !== 'running' && state.status !== 'starting') {
      life?.abort()
      life = new AbortController()
      begin(life.signal)
    }
    await starting
  }
  const sessionLost = (): void => {
    if (connection === null || life === null) return
    void drop()
    lost(null, life.signal)
  }

  return {
    state: () => state,
    log,
    live: () =>
      connection === null || state.status !== 'running'
        ? null
        : { client: connection.client, requests, tools: state.lists.tools, hide: log.withoutSecrets, onSessionLost: sessionLost },
    start,
    stop,
    signIn: async (signal) => {
      if (!(await signIns.signIn(signal))) return
      await stop()
      await start()
    },
    signOut: async () => {
      await signIns.signOut()
      if (state.status === 'stopped') return
      await stop()
      await start()
    },
    request: async (work) => {
      if (connection === null || state.status !== 'running') {
        throw failure('mcp-not-running', words.notRunningTitle(server.name), words.notRunningAdvice)
      }
      try {
        return await work(connection.client)
      } catch (error) {
        if (isSessionLost(error)) sessionLost()
        throw requestFailure(server, error, log.withoutSecrets)
      }
    },
    listsSettled: () => listsSettled(),
    rootsChanged: () => {
      // A server that is ending does not need to know.
      connection?.client.sendRootsListChanged().catch(() => undefined)
    },
  }
}
