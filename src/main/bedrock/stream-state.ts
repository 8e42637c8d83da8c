import type { JsonValue } from '../../shared/json.ts'
import type { Part, ToolCallPart } from '../../shared/message.ts'
import type { ReplyEvent } from './reply-event.ts'
import { noMetadata, type ReplyMetadata } from './reply-metadata.ts'

/** `bytes` and `problem` gather the pieces of a picture, which is put together at its end. */
export type OpenBlock = {
  readonly index: number
  readonly part: Part
  readonly bytes?: readonly Uint8Array[]
  readonly problem?: string
}

/** What is known of a reply so far. `open` is keyed by the service's block number, `heldCalls` are tool calls that wait for the stop reason. */
export type StreamState = ReplyMetadata & {
  readonly partCount: number
  readonly open: ReadonlyMap<number, OpenBlock>
  readonly heldCalls: readonly { readonly index: number; readonly part: ToolCallPart }[]
  readonly stopReason: string | null
  readonly responseFields: JsonValue | null
}
export type Step = { readonly state: StreamState; readonly events: readonly ReplyEvent[] }

export const emptyStream: StreamState = {
  ...noMetadata,
  partCount: 0,
  open: new Map(),
  heldCalls: [],
  stopReason: null,
  responseFields: null,
}

export const unchanged = (state: StreamState): Step => ({ state, events: [] })

export const withBlock = (state: StreamState, blockNumber: number, block: OpenBlock): StreamState => ({
  ...state,
  partCount: Math.max(state.partCount, block.index + 1),
  open: new Map(state.open).set(blockNumber, block),
})

export const withoutBlock = (state: StreamState, blockNumber: number): StreamState => {
  const open = new Map(state.open)
  open.delete(blockNumber)
  return { ...state, open }
}

export const opened = (state: StreamState, blockNumber: number, part: Part): Step => ({
  state: withBlock(state, blockNumber, { index: state.partCount, part }),
  events: [{ type: 'part-start', index: state.partCount, part }],
})

/** A part that came whole: it is started and ended at once and leaves the open blocks as they are. */
export const whole = (state: StreamState, part: Part): Step => ({
  state: { ...state, partCount: state.partCount + 1 },
  events: [
    { type: 'part-start', index: state.partCount, part },
    { type: 'part-end', index: state.partCount, part },
  ],
})

/** One step after another. */
export const followedBy = ({ state, events }: Step, next: (state: StreamState) => Step): Step => {
  const step = next(state)
  return { state: step.state, events: [...events, ...step.events] }
}
