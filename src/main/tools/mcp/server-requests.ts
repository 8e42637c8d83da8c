import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import type { CreateMessageRequest, ElicitRequest, ElicitRequestURLParams, ElicitResult } from '@modelcontextprotocol/sdk/types.js'
import type { ApprovalView } from '../../../shared/approval.ts'
import { jsonValueSchema, type JsonValue } from '../../../shared/json.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import type { ToolKind } from '../../../shared/tool.ts'
import type { Approvals } from '../approvals.ts'
import { formContent, isPlainForm } from './elicitation-form.ts'
import type { StoredServer } from './mcp-store.ts'
import { parseAddress } from './parse-address.ts'
import { isOnThisComputer, safeAddressOfServer, safeServerAddress } from './safe-server-address.ts'
import type { ServerLog } from './server-log.ts'

/** What a server wants to hear from a model, after a person has allowed it. */
export type SampleRequest = {
  readonly systemPrompt: string
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[]
  readonly maxTokens: number
  readonly temperature: number | null
  readonly stopSequences: readonly string[]
}
export type Sampled = { readonly text: string; readonly modelId: string; readonly stopReason: 'endTurn' | 'maxTokens' | 'stopSequence' }

/** What a server asked, and what the person said. */
type AnsweredRequest = {
  readonly toolName: string
  readonly serverName: string
  readonly kind: ToolKind
  readonly input: JsonValue
  readonly decision: 'allowed-once' | 'denied' | 'stopped'
}
/** Writes it down before anything is done; returns what writes down how it ended. */
export type RecordRequest = (request: AnsweredRequest) => (outcome: 'done' | 'failed' | 'not-run', resultBytes: number) => void

export type ServerRequestOptions = {
  readonly server: StoredServer
  readonly log: ServerLog
  readonly approvals: Pick<Approvals, 'decide'>
  readonly record: RecordRequest
  readonly sample: (request: SampleRequest, signal: AbortSignal) => Promise<Sampled>
  /** False when it could not be opened. */
  readonly openPage: (url: string) => Promise<boolean>
  readonly roots: () => readonly string[]
}

/** A server that asks for more at once wants to be said yes to without being read. */
const mostWaiting = 3
/** In a row, until it is started anew: one that asks on and on is answered for the person. */
const mostRefusals = 3
const mostSampledTokens = 8192
const mostSampledMessages = 100
const longestAsked = 100_000

/** Told to the server in the answer to its request. */
class Refused extends Error {}

const samplingText = (content: CreateMessageRequest['params']['messages'][number]['content']): string => {
  const blocks = Array.isArray(content) ? content : [content]
  return blocks
    .map((block) => {
      if (block.type !== 'text') throw new Refused(words.samplingOnlyText)
      return block.text
    })
    .join('\n')
}

const sampleRequest = (params: CreateMessageRequest['params']): SampleRequest => {
  const messages = params.messages.map(({ role, content }) => ({ role, text: samplingText(content) }))
  const systemPrompt = params.systemPrompt ?? ''
  const length = messages.reduce((sum, { text }) => sum + text.length, systemPrompt.length)
  if (messages.length === 0 || messages.length > mostSampledMessages || length > longestAsked) throw new Refused(words.tooLarge)
  if (params.tools !== undefined || params.toolChoice !== undefined) throw new Refused(words.samplingOnlyText)
  const temperature = params.temperature === undefined ? null : Math.min(1, Math.max(0, params.temperature))
  return {
    systemPrompt,
    messages,
    maxTokens: Math.min(mostSampledTokens, Math.max(1, params.maxTokens)),
    temperature,
    stopSequences: (params.stopSequences ?? []).slice(0, 4),
  }
}

/** Answers what a server asks of us: folders at once, the model and the person only after the person has said yes. */
export const createServerRequests = ({ server, log, approvals, record, sample, openPage, roots }: ServerRequestOptions) => {
  let waiting = 0
  let refusals = 0
  let calls = 0
  /** Aborted when the last call has ended: what was asked for its sake is not asked any more. */
  let callsEnded = new AbortController()

  const ask = async (
    part: {
      readonly name: string
      readonly title: string
      readonly kind: ToolKind
      readonly reason: 'asks-model' | 'asks-person'
      readonly what: string
    },
    view: ApprovalView,
    signal: AbortSignal,
  ) => {
    if (waiting >= mostWaiting) throw new Refused(words.samplingBusy)
    if (refusals >= mostRefusals) throw new Refused(words.refusedOften)
    waiting += 1
    try {
      const { name, title, kind, reason, what } = part
      const source = { type: 'mcp', serverId: server.id, serverName: server.name } as const
      const tool = { name, title, description: '', kind, source, inputSchema: {} }
      const asked = { view, reasons: [reason], scopes: ['once'], key: crypto.randomUUID(), what } as const
      const decision = await approvals.decide({ tool, ask: asked, context: null, isTainted: true }, signal)
      if (decision.type === 'allow') refusals = 0
      else if (!signal.aborted) refusals += 1
      const said = decision.type === 'allow' ? 'allowed-once' : signal.aborted ? 'stopped' : 'denied'
      const end = record({ toolName: name, serverName: server.name, kind, input: jsonValueSchema.parse(view), decision: said })
      if (decision.type === 'deny') end('not-run', 0)
      return { decision, end }
    } finally {
      waiting -= 1
    }
  }

  const takeSample = async (params: CreateMessageRequest['params'], signal: AbortSignal) => {
    const request = sampleRequest(params)
    const { systemPrompt, messages, maxTokens } = request
    const part = {
      name: 'sampling',
      title: words.samplingTool,
      kind: 'network',
      reason: 'asks-model',
      what: words.whatSampling(server.name),
    } as const
    const { decision, end } = await ask(part, { type: 'sampling', systemPrompt, messages: [...messages], maxTokens }, signal)
    if (decision.type === 'deny') throw new Refused(words.samplingDenied)
    const sampled = await sample(request, signal).catch((error: unknown) => {
      end('failed', 0)
      throw error
    })
    const { text, modelId, stopReason } = sampled
    end('done', Buffer.byteLength(text))
    return { role: 'assistant' as const, content: { type: 'text' as const, text }, model: modelId, stopReason }
  }

  const elicit = async (params: ElicitRequest['params'], signal: AbortSignal): Promise<ElicitResult> => {
    const part = {
      name: 'elicitation',
      title: words.elicitationTool,
      kind: 'other',
      reason: 'asks-person',
      what: words.whatElicitation(server.name),
    } as const
    const message = params.message.slice(0, longestAsked)
    if (params.mode === 'url') {
      const own = server.transport.type === 'stdio' ? null : parseAddress(server.transport.url)
      const url = own === null ? safeServerAddress(params.url) : safeAddressOfServer(params.url, own)
      if (url === null) throw new Refused(words.elicitationUnsafe)
      const { decision, end } = await ask(part, { type: 'elicitation-page', message, url: url.href }, signal)
      if (decision.type === 'deny') return { action: signal.aborted ? 'cancel' : 'decline' }
      const isOpened = await openPage(url.href)
      end(isOpened ? 'done' : 'failed', 0)
      return { action: isOpened ? 'accept' : 'cancel' }
    }
    const schema = isPlainForm(params.requestedSchema) ? jsonValueSchema.safeParse(params.requestedSchema).data : undefined
    if (schema === undefined) throw new Refused(words.elicitationUnsupported)
    const { decision, end } = await ask(part, { type: 'elicitation-form', message, schema }, signal)
    if (decision.type === 'deny') return { action: signal.aborted ? 'cancel' : 'decline' }
    const content = formContent(schema, decision.content ?? {})
    // What was filled in is the person's, and not kept.
    end(content === null ? 'failed' : 'done', content === null ? 0 : Buffer.byteLength(JSON.stringify(content)))
    return content === null ? { action: 'cancel' } : { action: 'accept', content }
  }

  /** Stops with the call that it is asked for. The refusal is told to the server, and written to its log. */
  const told = async <Value>(work: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal): Promise<Value> => {
    try {
      return await work(calls > 0 ? AbortSignal.any([signal, callsEnded.signal]) : signal)
    } catch (error) {
      log.add('warning', words.logRefusedRequest(error instanceof Error ? error.message : ''))
      // What went wrong inside is none of the server's business.
      throw error instanceof Refused ? error : new Refused(words.samplingDenied, { cause: error })
    }
  }

  return {
    isPersonAsked: (): boolean => waiting > 0,
    /** Returns what is to be called when the call has ended. */
    callStarted: (): (() => void) => {
      calls += 1
      return () => {
        calls -= 1
        if (calls > 0) return
        callsEnded.abort()
        callsEnded = new AbortController()
      }
    },
    /** For a call that wants a page to be opened first. One that may not be opened is refused in the log. */
    isPageOpened: async (page: ElicitRequestURLParams, signal: AbortSignal): Promise<boolean> => {
      try {
        return (await told((until) => elicit(page, until), signal)).action === 'accept'
      } catch {
        // The log has it; the call fails with the server's own error.
        return false
      }
    },
    attach: async (client: Client): Promise<void> => {
      refusals = 0
      const types = await import('@modelcontextprotocol/sdk/types.js')
      client.setRequestHandler(types.ListRootsRequestSchema, () => ({
        // Elsewhere a path of this computer leads nowhere, and would only tell how its folders are called.
        roots: (isOnThisComputer(server.transport) ? roots() : []).map((path) => ({ uri: pathToFileURL(path).href, name: basename(path) })),
      }))
      client.setRequestHandler(types.CreateMessageRequestSchema, ({ params }, { signal }) =>
        told((until) => takeSample(params, until), signal),
      )
      client.setRequestHandler(types.ElicitRequestSchema, ({ params }, { signal }) => told((until) => elicit(params, until), signal))
    },
  }
}

export type ServerRequests = ReturnType<typeof createServerRequests>
