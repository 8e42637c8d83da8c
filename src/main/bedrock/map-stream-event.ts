import type { ConverseStreamOutput, MessageStopEvent } from '@aws-sdk/client-bedrock-runtime'
import { areCallsWhole } from './are-calls-whole.ts'
import { closeAll, closeBlock } from './close-blocks.ts'
import { plainJson } from './plain-json.ts'
import { metadataOf } from './reply-metadata.ts'
import { addDelta, startBlock } from './stream-blocks.ts'
import { unchanged, type Step, type StreamState } from './stream-state.ts'

/** Some replies ask for a tool of ours and still say `end_turn`. */
const stop = (state: StreamState, { stopReason: reason = 'end_turn', additionalModelResponseFields }: Partial<MessageStopEvent>): Step => {
  const isOurs = [...state.open.values()].some(({ part }) => part.type === 'tool-call' && part.server !== true)
  const stopReason = reason === 'end_turn' && (isOurs || state.heldCalls.length > 0) ? 'tool_use' : reason
  const responseFields = additionalModelResponseFields === undefined ? null : plainJson(additionalModelResponseFields)
  return closeAll({ ...state, stopReason, responseFields }, areCallsWhole(stopReason))
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
  if (event.messageStop !== undefined) return stop(state, event.messageStop)
  if (event.metadata !== undefined) return unchanged({ ...state, ...metadataOf(event.metadata) })
  return unchanged(state)
}

/** Ends the parts of a reply that was cut: what came of them is kept. */
export const cutStream = (state: StreamState): Step => closeAll(state, false)
