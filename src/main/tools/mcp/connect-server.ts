import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import type { StreamableHTTPClientTransport as HttpTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js'
import type { LoggingLevel } from '@modelcontextprotocol/sdk/types.js'
import { cutText } from '../../../shared/cut-text.ts'
import type { McpLogLine, McpServer } from '../../../shared/mcp.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import { childEnvironment } from './child-environment.ts'
import { createFloodGuard } from './flood-guard.ts'
import { guardedTransport } from './guarded-transport.ts'
import { limitedFetch } from './limited-fetch.ts'
import type { StoredServer } from './mcp-store.ts'
import type { ServerLog } from './server-log.ts'
import type { ServerRequests } from './server-requests.ts'
import type { ServerValues } from './server-values.ts'
import { createStdioCarrier } from './stdio-carrier.ts'
import type { Carrier, ServerEnded } from './carrier.ts'
import type { ListName } from './watch-lists.ts'

export type ConnectOptions = {
  readonly server: StoredServer
  readonly values: ServerValues
  readonly environment: Readonly<Record<string, string | undefined>>
  /** With the token of the sign-in, if there is one. */
  readonly fetch: FetchLike
  readonly log: ServerLog
  readonly requests: ServerRequests
  readonly version: string
  readonly startLimitMs: number
  readonly now: () => number
  /** It has ended, by itself or because of what it sent. Not called for a close of ours. */
  readonly onLost: (error: ServerEnded | null) => void
  readonly onListChanged: (list: ListName) => void
}

export type Connection = {
  readonly client: Client
  readonly about: NonNullable<McpServer['about']>
  readonly close: () => Promise<void>
}

const longestAbout = 4000
const farewellMs = 500
/** In ten seconds, with those that are no messages. */
const mostLines = 50_000

const logLevels: Readonly<Record<LoggingLevel, McpLogLine['level']>> = {
  debug: 'debug',
  info: 'info',
  notice: 'info',
  warning: 'warning',
  error: 'error',
  critical: 'error',
  alert: 'error',
  emergency: 'error',
}

const makeCarrier = async ({ server: { transport }, values, environment, fetch, log, now }: ConnectOptions): Promise<Carrier> => {
  if (transport.type === 'stdio') {
    const { JSONRPCMessageSchema } = await import('@modelcontextprotocol/sdk/types.js')
    return createStdioCarrier({
      argv: transport.argv,
      folder: transport.folder,
      environment: childEnvironment(environment, values.values),
      log,
      guard: createFloodGuard({ now, mostMessages: mostLines }),
      parseMessage: (value) => JSONRPCMessageSchema.parse(value),
    })
  }
  const url = new URL(transport.url)
  // Headers go with the requests of the transport alone, which never leave the origin of the address.
  const options = { fetch: limitedFetch(fetch), requestInit: { headers: { ...values.values } } }
  if (transport.type === 'sse') {
    const { SSEClientTransport } = await import('@modelcontextprotocol/sdk/client/sse.js')
    return new SSEClientTransport(url, options)
  }
  const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/sdk/client/streamableHttp.js')
  return leavingPolitely(new StreamableHTTPClientTransport(url, options))
}

/** Tells the server that its session is over, without waiting long for one that is gone. */
const leavingPolitely = (transport: HttpTransport): Carrier => {
  const close = transport.close.bind(transport)
  return Object.assign(transport, {
    close: async (): Promise<void> => {
      // A session that nobody ends is given up by the server in time.
      const ended = transport.terminateSession().catch(() => undefined)
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, farewellMs))])
      await close()
    },
  })
}

/** Schemas come from servers and are never compiled, which would run what they describe. Nothing here asks for it. */
const noValidator = {
  getValidator: () => () => ({ valid: false, data: undefined, errorMessage: 'Schemas of servers are not compiled' }) as const,
}

const listen = async (client: Client, { log, onListChanged }: ConnectOptions): Promise<void> => {
  const types = await import('@modelcontextprotocol/sdk/types.js')
  client.setNotificationHandler(types.LoggingMessageNotificationSchema, ({ params: { level, logger, data } }) => {
    const text = typeof data === 'string' ? data : JSON.stringify(data)
    log.add(logLevels[level], logger === undefined ? text : `${logger}: ${text}`)
  })
  client.setNotificationHandler(types.ToolListChangedNotificationSchema, () => onListChanged('tools'))
  client.setNotificationHandler(types.PromptListChangedNotificationSchema, () => onListChanged('prompts'))
  client.setNotificationHandler(types.ResourceListChangedNotificationSchema, () => onListChanged('resources'))
}

/** Starts a server, or reaches it, and greets it. Rejects with what went wrong; nothing of it runs on then. */
export const connectServer = async (options: ConnectOptions, signal: AbortSignal): Promise<Connection> => {
  const { log, requests, version, startLimitMs, now, onLost } = options
  const { Client: SdkClient } = await import('@modelcontextprotocol/sdk/client/index.js')
  const client = new SdkClient(
    { name: 'Outcrop', version },
    {
      capabilities: { roots: { listChanged: true }, sampling: {}, elicitation: { form: {}, url: {} } },
      jsonSchemaValidator: noValidator,
    },
  )
  await Promise.all([listen(client, options), requests.attach(client)])
  const carrier = await makeCarrier(options)
  let ended: ServerEnded | null = null
  const lostBefore = (): ServerEnded | null => ended
  let isReady = false
  let isClosing = false
  const transport = guardedTransport(carrier, createFloodGuard({ now }), {
    onEnded: (error) => {
      ended = error
    },
    onClosed: () => {
      if (isReady && !isClosing) onLost(ended)
    },
    onProblem: (error) => {
      if (!isClosing) log.add('warning', words.logProblem(error.message))
    },
  })
  const close = async (): Promise<void> => {
    isClosing = true
    await carrier.close()
  }
  const stop = (): void => void close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    signal.throwIfAborted()
    await client.connect(transport, { signal, timeout: startLimitMs })
    isReady = true
  } catch (error) {
    await close()
    throw lostBefore() ?? error
  } finally {
    signal.removeEventListener('abort', stop)
  }
  if (client.getServerCapabilities()?.logging !== undefined) {
    // A server without that level still is a good one.
    await client.setLoggingLevel('info', { signal, timeout: startLimitMs }).catch(() => undefined)
  }
  const { name = '', title, version: serverVersion = '' } = client.getServerVersion() ?? {}
  return {
    client,
    about: {
      title: cutText(title ?? name, longestAbout),
      version: cutText(serverVersion, longestAbout),
      instructions: cutText(client.getInstructions() ?? '', longestAbout),
    },
    close,
  }
}
