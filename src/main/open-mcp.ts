import { setTimeout as wait } from 'node:timers/promises'
import type { EventPayload } from '../shared/ipc/contract.ts'
import { openLoopbackCallback } from './credentials/sso/loopback-callback.ts'
import { mcpHandlers } from './ipc/handlers/mcp.ts'
import { createRouteFetch } from './network/route-fetch.ts'
import type { FindRoute } from './network/route.ts'
import { beginCall, endCall } from './store/audit.ts'
import type { WritableDatabase } from './store/database.ts'
import { allowedMcpTool, listMcpServers, removeMcpServer, saveAllowedMcpTool, saveMcpServer } from './store/mcp-servers.ts'
import type { Approvals } from './tools/approvals.ts'
import { createMcpServers, type McpServersOptions } from './tools/mcp/mcp-servers.ts'
import type { McpSecrets, McpStore } from './tools/mcp/mcp-store.ts'
import { createOfferedContent, type KeepAttachment } from './tools/mcp/offered-content.ts'
import type { RecordRequest, Sampled, SampleRequest } from './tools/mcp/server-requests.ts'
import type { Tool } from './tools/tool.ts'

export type McpOptions = {
  readonly database: () => WritableDatabase
  /** See mcp-secrets.ts. */
  readonly secrets: McpSecrets
  /** With the PATH of a login shell. */
  readonly environment: () => Promise<Readonly<Record<string, string | undefined>>>
  readonly approvals: Pick<Approvals, 'decide'>
  /** Asks the model once for a server; a person has allowed it. */
  readonly sample: (request: SampleRequest, signal: AbortSignal) => Promise<Sampled>
  /** See McpServersOptions. */
  readonly mayStart: McpServersOptions['mayStart']
  /** In the system browser; false when it could not be. It checks the address once more. */
  readonly openPage: (url: string) => Promise<boolean>
  /** Granted folders, told to servers. */
  readonly roots: () => readonly string[]
  readonly keepAttachment: KeepAttachment
  readonly findRoute: FindRoute
  readonly push: (payload: EventPayload<'mcp.changed'>) => void
  /** The tools of servers are not what they were. */
  readonly onToolsChanged: () => void
  readonly version: string
  readonly now: () => number
  readonly newId: () => string
  readonly startLimitMs?: number
  readonly restartDelaysMs?: readonly number[]
  readonly silenceLimitMs?: number
}

/** Many changes in a row, such as those of a start, are told once. */
const pushPauseMs = 50
/** A first start may have to download a program. */
const defaultStartLimitMs = 120_000
const defaultRestartDelaysMs = [1000, 5000, 20_000]
/** A turn does not wait longer than this for servers that are starting. */
const readyLimitMs = 5000

const notLong = async (work: Promise<void>): Promise<void> => {
  await Promise.race([work, wait(readyLimitMs, null, { ref: false })])
}

export const openMcp = (options: McpOptions) => {
  const {
    database,
    push,
    onToolsChanged,
    findRoute,
    startLimitMs = defaultStartLimitMs,
    restartDelaysMs = defaultRestartDelaysMs,
  } = options
  let timer: NodeJS.Timeout | null = null
  let toolNames = ''
  const tell = (): void => {
    timer = null
    push({ servers: servers.known() })
    const names = JSON.stringify(servers.tools().map(({ name, description, inputSchema }) => [name, description, inputSchema]))
    if (names === toolNames) return
    toolNames = names
    onToolsChanged()
  }
  const store: McpStore = {
    listServers: () => listMcpServers(database()),
    saveServer: (server) => saveMcpServer(database(), server),
    removeServer: (serverId) => removeMcpServer(database(), serverId),
    allowedTool: (serverId, name) => allowedMcpTool(database(), serverId, name),
    saveAllowedTool: (serverId, name, tool) => saveAllowedMcpTool(database(), serverId, name, tool),
  }
  const record: RecordRequest = (request) => {
    const id = options.newId()
    const begunAt = performance.now()
    beginCall(database(), { id, at: options.now(), conversationId: null, ...request })
    return (outcome, resultBytes) => endCall(database(), id, { durationMs: performance.now() - begunAt, resultBytes, outcome })
  }
  const servers = createMcpServers({
    ...options,
    record,
    store,
    startLimitMs,
    restartDelaysMs,
    fetch: createRouteFetch(findRoute),
    openCallback: openLoopbackCallback,
    onChange: () => {
      timer ??= setTimeout(tell, pushPauseMs)
    },
  })
  const offered = createOfferedContent({ servers, keepAttachment: options.keepAttachment })
  const quitting = new AbortController()
  let starting: Promise<void> | null = null
  const startAll = (): Promise<void> => {
    starting ??= servers.startAll().catch((error: unknown) => {
      // The next one tries again.
      starting = null
      throw error
    })
    return starting
  }

  return {
    tools: (): readonly Tool[] => servers.tools(),
    /** Starts what is on and confirmed, once; resolves when it runs, has failed, or takes too long to be waited for. */
    ready: (): Promise<void> => notLong(startAll()),
    /** Waits for lists that servers have said to have changed: a yes to what a tool said of itself before must not cover what it says now. */
    listsSettled: (): Promise<void> => notLong(servers.listsSettled()),
    /** The granted folders are not what they were. */
    rootsChanged: (): void => servers.rootsChanged(),
    handlers: mcpHandlers({ servers, offered, startAll, signal: quitting.signal }),
    dispose: async (): Promise<void> => {
      quitting.abort()
      await servers.dispose()
      if (timer !== null) clearTimeout(timer)
    },
  }
}
