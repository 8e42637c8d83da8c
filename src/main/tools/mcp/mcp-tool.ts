import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { cutText } from '../../../shared/cut-text.ts'
import { isJsonObject } from '../../../shared/is-json-object.ts'
import { jsonValueSchema, type JsonObject } from '../../../shared/json.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import type { ToolOutcome } from '../../../shared/message.ts'
import type { Ask, Tool } from '../tool.ts'
import { callOutcome } from './call-result.ts'
import { isClosed, isSessionLost, isTimeout } from './explain-server-failure.ts'
import { isWithin } from './is-within.ts'
import type { McpStore, StoredServer } from './mcp-store.ts'
import { modelName } from './names.ts'
import type { ServerRequests } from './server-requests.ts'
import { createSilenceLimit } from './silence-limit.ts'
import type { ToolDefinition } from './tool-definition.ts'

/** A running server as its tools see it, looked up anew for each call. */
export type LiveServer = {
  readonly client: Client
  readonly requests: ServerRequests
  readonly tools: readonly ToolDefinition[]
  readonly hide: (text: string) => string
  /** The server has forgotten us: it is greeted once more. */
  readonly onSessionLost: () => void
}

export type McpToolOptions = {
  readonly server: StoredServer
  readonly store: Pick<McpStore, 'allowedTool' | 'saveAllowedTool'>
  readonly live: () => LiveServer | null
  readonly silenceLimitMs?: number
}

/** Without a word of progress, and in all. */
const defaultSilenceMs = 120_000
const longestCallMs = 30 * 60_000
const longestError = 4000
const deepestInput = 100
const mostInputValues = 100_000
const urlElicitationCode = -32_042

const failed = (text: string): ToolOutcome => ({ isError: true, text, isUntrusted: true })

const progressText = (progress: number, total: number | undefined, message: string): string =>
  `${total === undefined ? words.progressWithoutTotal(progress, message) : words.progress(progress, total, message)}\n`

const inputOf = (value: unknown): JsonObject => {
  const parsed = isWithin(value, deepestInput, mostInputValues) ? jsonValueSchema.safeParse(value).data : undefined
  if (!isJsonObject(parsed)) throw new Error(words.inputNotObject)
  return parsed
}

const askOf = ({ server, store }: McpToolOptions, definition: ToolDefinition, input: JsonObject): Ask => {
  const allowed = store.allowedTool(server.id, definition.name)
  const isChanged = allowed !== null && allowed.hash !== definition.hash
  return {
    view: {
      type: 'mcp-tool',
      description: definition.description,
      input: jsonValueSchema.parse(input),
      change: isChanged ? { before: allowed.definition, after: definition.text } : null,
    },
    reasons: isChanged ? ['mcp-tool', 'mcp-changed'] : ['mcp-tool'],
    scopes: ['once', 'conversation', 'always'],
    key: definition.key,
    what: words.whatTool(definition.title, server.name),
  }
}

/** A tool of a server as one of ours. A yes is for what it said of itself then; `run` refuses when that is no longer so. */
export const mcpTool = (options: McpToolOptions, definition: ToolDefinition): Tool => {
  const { server, store, live, silenceLimitMs = defaultSilenceMs } = options
  const { name, title, hash, key, text } = definition

  const call = async (input: JsonObject, signal: AbortSignal, onOutput: (text: string) => void): Promise<ToolOutcome> => {
    const current = live()
    if (current === null) return failed(words.serverGone)
    const now = current.tools.find((tool) => tool.name === name)
    if (now === undefined) return failed(words.toolGone)
    if (now.key !== key) return failed(words.toolChanged)
    store.saveAllowedTool(server.id, name, { hash, definition: text })
    const { CallToolResultSchema } = await import('@modelcontextprotocol/sdk/types.js')
    const ended = current.requests.callStarted()
    const silence = createSilenceLimit(silenceLimitMs, current.requests.isPersonAsked)
    try {
      const result = await current.client.request({ method: 'tools/call', params: { name, arguments: input } }, CallToolResultSchema, {
        signal: AbortSignal.any([signal, silence.signal]),
        timeout: longestCallMs,
        onprogress: ({ progress, total, message = '' }) => {
          silence.heard()
          onOutput(progressText(progress, total, current.hide(message)))
        },
      })
      return callOutcome(result, current.hide)
    } catch (error) {
      signal.throwIfAborted()
      if (silence.signal.aborted) return failed(words.callTimeout)
      return await failedCall(error, current, signal)
    } finally {
      silence.end()
      ended()
    }
  }

  return {
    name: modelName(server.name, name),
    title,
    description: definition.description,
    kind: 'other',
    source: { type: 'mcp', serverId: server.id, serverName: server.name },
    inputSchema: jsonValueSchema.parse(definition.inputSchema),
    plan: async (value) => {
      const input = inputOf(value)
      return { ask: askOf(options, definition, input), run: (signal, onOutput) => call(input, signal, onOutput) }
    },
  }
}

const failedCall = async (error: unknown, { hide, requests, onSessionLost }: LiveServer, signal: AbortSignal): Promise<ToolOutcome> => {
  if (isSessionLost(error)) {
    onSessionLost()
    return failed(words.sessionLost)
  }
  if (isTimeout(error)) return failed(words.callTimeout)
  if (isClosed(error)) return failed(words.callEnded)
  const message = error instanceof Error ? error.message : ''
  const { UrlElicitationRequiredError } = await import('@modelcontextprotocol/sdk/types.js')
  if (error instanceof UrlElicitationRequiredError && error.code === urlElicitationCode) {
    const [page] = error.elicitations
    if (page !== undefined && (await requests.isPageOpened(page, signal))) return failed(words.callWantsPage)
  }
  return failed(words.callFailed(cutText(hide(message), longestError)))
}
