import type {
  ContentBlockDelta,
  ContentBlockStart,
  ConverseStreamMetadataEvent,
  ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime'
import { jsonValueSchema, type JsonValue, type Part, type ToolCallPart } from '../../shared/message.ts'
import type { Usage } from '../../shared/model.ts'
import type { ReplyEvent } from './reply-event.ts'

type OpenBlock = { readonly index: number; readonly part: Part }

/** What is known of a reply so far. `open` is keyed by the service's block number, `heldCalls` are tool calls that wait for the stop reason. */
export type StreamState = {
  readonly partCount: number
  readonly open: ReadonlyMap<number, OpenBlock>
  readonly heldCalls: readonly (OpenBlock & { readonly part: ToolCallPart })[]
  readonly stopReason: string | null
  readonly usage: Usage | null
  readonly latencyMs: number | null
}
export type Step = { readonly state: StreamState; readonly events: readonly ReplyEvent[] }

export const emptyStream: StreamState = { partCount: 0, open: new Map(), heldCalls: [], stopReason: null, usage: null, latencyMs: null }

/** Stop reasons after which the last block may be cut in its middle. */
const cutReasons: ReadonlySet<string> = new Set([
  'max_tokens',
  'model_context_window_exceeded',
  'malformed_tool_use',
  'malformed_model_output',
  'guardrail_intervened',
  'content_filtered',
])

const parsed = (text: string): JsonValue | null => {
  try {
    const value = jsonValueSchema.safeParse(text.trim() === '' ? {} : JSON.parse(text))
    return value.success ? value.data : null
  } catch {
    return null
  }
}

/** Through text and back: what JSON cannot hold becomes null, bytes become their number. */
const asJson = (value: unknown): JsonValue =>
  parsed(
    JSON.stringify([value], (_key, inner: unknown) => (inner instanceof Uint8Array ? `${inner.byteLength} bytes` : inner)).slice(1, -1),
  )

const unknownPart = (name: string, value: unknown): Part => ({ type: 'unknown', name, json: asJson(value) })

/** Unions of the service have one key; one that the SDK does not know arrives as `$unknown`. */
const memberOf = (union: object): readonly [string, unknown] | null => {
  const members: readonly (readonly [string, unknown])[] = Object.entries(union)
  const [member] = members
  if (member === undefined) return null
  const [name, value] = member
  return name === '$unknown' && Array.isArray(value) ? [String(value[0]), value[1]] : [name, value]
}

const withBlock = (state: StreamState, blockNumber: number, block: OpenBlock): StreamState => ({
  ...state,
  partCount: Math.max(state.partCount, block.index + 1),
  open: new Map(state.open).set(blockNumber, block),
})

const opened = (state: StreamState, blockNumber: number, part: Part): Step => ({
  state: withBlock(state, blockNumber, { index: state.partCount, part }),
  events: [{ type: 'part-start', index: state.partCount, part }],
})

/** A part that came whole: it is started and ended at once and leaves the open blocks as they are. */
const whole = (state: StreamState, part: Part): Step => ({
  state: { ...state, partCount: state.partCount + 1 },
  events: [
    { type: 'part-start', index: state.partCount, part },
    { type: 'part-end', index: state.partCount, part },
  ],
})

/** Keeps what we have no part for; an empty union, as some streams start text blocks with, is nothing. */
const wholeMember = (state: StreamState, union: object): Step => {
  const member = memberOf(union)
  return member === null ? { state, events: [] } : whole(state, unknownPart(...member))
}

const startBlock = (state: StreamState, blockNumber: number, start: ContentBlockStart): Step => {
  if (start.toolUse !== undefined) {
    const { toolUseId = '', name = '' } = start.toolUse
    return opened(state, blockNumber, { type: 'tool-call', toolUseId, name, inputText: '', input: null, outcome: null })
  }
  return wholeMember(state, start)
}

const closeBlock = (state: StreamState, blockNumber: number): Step => {
  const block = state.open.get(blockNumber)
  if (block === undefined) return { state, events: [] }
  const open = new Map(state.open)
  open.delete(blockNumber)
  const { index, part } = block
  if (part.type === 'tool-call') return { state: { ...state, open, heldCalls: [...state.heldCalls, { index, part }] }, events: [] }
  return { state: { ...state, open }, events: [{ type: 'part-end', index, part }] }
}

/** Adds to the block, opening it first: text and reasoning blocks are not announced. */
const addText = (state: StreamState, blockNumber: number, type: 'text' | 'reasoning', text: string): Step => {
  const block = state.open.get(blockNumber)
  if (block?.part.type !== type) {
    if (type === 'text' && text === '') return { state, events: [] }
    const closed = closeBlock(state, blockNumber)
    const start = opened(closed.state, blockNumber, { type, text: '' })
    const added = addText(start.state, blockNumber, type, text)
    return { state: added.state, events: [...closed.events, ...start.events, ...added.events] }
  }
  if (text === '') return { state, events: [] }
  return {
    state: withBlock(state, blockNumber, { index: block.index, part: { ...block.part, text: block.part.text + text } }),
    events: [{ type: 'part-delta', index: block.index, text }],
  }
}

const sealReasoning = (
  state: StreamState,
  blockNumber: number,
  seal: { readonly signature: string } | { readonly redacted: string },
): Step => {
  const start = addText(state, blockNumber, 'reasoning', '')
  const block = start.state.open.get(blockNumber)
  if (block?.part.type !== 'reasoning') return start
  const part =
    'signature' in seal
      ? { ...block.part, signature: (block.part.signature ?? '') + seal.signature }
      : { ...block.part, redacted: seal.redacted }
  return { state: withBlock(start.state, blockNumber, { index: block.index, part }), events: start.events }
}

const addDelta = (state: StreamState, blockNumber: number, delta: ContentBlockDelta): Step => {
  if (delta.text !== undefined) return addText(state, blockNumber, 'text', delta.text)
  if (delta.reasoningContent?.text !== undefined) return addText(state, blockNumber, 'reasoning', delta.reasoningContent.text)
  if (delta.reasoningContent?.signature !== undefined) {
    return sealReasoning(state, blockNumber, { signature: delta.reasoningContent.signature })
  }
  if (delta.reasoningContent?.redactedContent !== undefined) {
    return sealReasoning(state, blockNumber, { redacted: Buffer.from(delta.reasoningContent.redactedContent).toString('base64') })
  }
  const block = state.open.get(blockNumber)
  if (delta.toolUse !== undefined && block?.part.type === 'tool-call') {
    const text = delta.toolUse.input ?? ''
    if (text === '') return { state, events: [] }
    const part = { ...block.part, inputText: block.part.inputText + text }
    return {
      state: withBlock(state, blockNumber, { index: block.index, part }),
      events: [{ type: 'part-delta', index: block.index, text }],
    }
  }
  return wholeMember(state, delta)
}

const endHeldCalls = (state: StreamState, isTrusted: boolean): Step => ({
  state: { ...state, heldCalls: [] },
  events: state.heldCalls.map(({ index, part }) => ({
    type: 'part-end',
    index,
    part: { ...part, input: isTrusted ? parsed(part.inputText) : null },
  })),
})

/** Ends what is still open. Tool calls get their input only from a reply that ended as it should; every other is never run. */
const endAll = (state: StreamState, isTrusted: boolean): Step => {
  let current: Step = { state, events: [] }
  for (const blockNumber of state.open.keys()) {
    const closed = closeBlock(current.state, blockNumber)
    current = { state: closed.state, events: [...current.events, ...closed.events] }
  }
  const calls = endHeldCalls(current.state, isTrusted)
  return { state: calls.state, events: [...current.events, ...calls.events] }
}

/** Some replies ask for a tool and still say `end_turn`. */
const stop = (state: StreamState, reason: string): Step => {
  const hasCall = state.heldCalls.length > 0 || [...state.open.values()].some(({ part }) => part.type === 'tool-call')
  const stopReason = reason === 'end_turn' && hasCall ? 'tool_use' : reason
  return endAll({ ...state, stopReason }, !cutReasons.has(reason))
}

const usageOf = (usage: ConverseStreamMetadataEvent['usage']): Usage | null =>
  usage === undefined
    ? null
    : {
        inputTokens: usage.inputTokens ?? 0,
        outputTokens: usage.outputTokens ?? 0,
        cacheReadTokens: usage.cacheReadInputTokens ?? 0,
        cacheWriteTokens: usage.cacheWriteInputTokens ?? 0,
      }

/** One event of the service as events of ours. Order and gaps are tolerated as real streams show them. */
export const mapStreamEvent = (state: StreamState, event: ConverseStreamOutput): Step => {
  if (event.contentBlockStart?.start !== undefined) {
    return startBlock(state, event.contentBlockStart.contentBlockIndex ?? 0, event.contentBlockStart.start)
  }
  if (event.contentBlockDelta?.delta !== undefined) {
    return addDelta(state, event.contentBlockDelta.contentBlockIndex ?? 0, event.contentBlockDelta.delta)
  }
  if (event.contentBlockStop !== undefined) return closeBlock(state, event.contentBlockStop.contentBlockIndex ?? 0)
  if (event.messageStop !== undefined) return stop(state, event.messageStop.stopReason ?? 'end_turn')
  if (event.metadata !== undefined) {
    return { state: { ...state, usage: usageOf(event.metadata.usage), latencyMs: event.metadata.metrics?.latencyMs ?? null }, events: [] }
  }
  return { state, events: [] }
}

/** Ends the parts of a reply that was cut: what came of them is kept. */
export const cutStream = (state: StreamState): Step => endAll(state, false)
