import type { Part, ToolCallPart } from '../../shared/message.ts'
import { jsonIn } from '../../shared/json.ts'
import { plainJson } from './plain-json.ts'
import { followedBy, unchanged, withoutBlock, type OpenBlock, type Step, type StreamState } from './stream-state.ts'

/** No arguments are sent as no text. */
const withInput = (part: ToolCallPart): ToolCallPart => ({ ...part, input: part.inputText.trim() === '' ? {} : jsonIn(part.inputText) })

/** A picture of which nothing came is kept as what was said of it. */
const finished = ({ part, bytes = [], problem }: OpenBlock): Part => {
  if (part.type === 'tool-call') return withInput(part)
  if (part.type !== 'media' || part.source.type === 's3') return part
  if (bytes.length > 0) return { ...part, source: { type: 'bytes', base64: Buffer.concat(bytes).toString('base64') } }
  return {
    type: 'unknown',
    name: part.kind,
    json: plainJson({ format: part.format, error: problem === undefined ? undefined : { message: problem } }),
  }
}

/** Calls of our tools wait for the stop reason; those that the service runs itself do not depend on us. */
export const closeBlock = (state: StreamState, blockNumber: number): Step => {
  const block = state.open.get(blockNumber)
  if (block === undefined) return unchanged(state)
  const rest = withoutBlock(state, blockNumber)
  const { index, part } = block
  if (part.type === 'tool-call' && part.server !== true) {
    return unchanged({ ...rest, heldCalls: [...state.heldCalls, { index, part }] })
  }
  return { state: rest, events: [{ type: 'part-end', index, part: finished(block) }] }
}

const endHeldCalls = (state: StreamState, isTrusted: boolean): Step => ({
  state: { ...state, heldCalls: [] },
  events: state.heldCalls.map(({ index, part }) => ({ type: 'part-end', index, part: isTrusted ? withInput(part) : part })),
})

/** Ends what is still open. Our tool calls get their input only from a reply that ended as it should; every other is never run. */
export const closeAll = (state: StreamState, isTrusted: boolean): Step => {
  let step = unchanged(state)
  for (const blockNumber of state.open.keys()) step = followedBy(step, (current) => closeBlock(current, blockNumber))
  return followedBy(step, (current) => endHeldCalls(current, isTrusted))
}
