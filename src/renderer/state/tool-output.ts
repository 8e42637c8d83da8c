import type { MessageId } from '../../shared/ids.ts'
import type { TurnEvent } from '../../shared/turn-event.ts'

/** What running calls have written so far, by `outputKey`. It is there for as long as they run. */
export type ToolOutputs = ReadonlyMap<string, string>

export const noOutputs: ToolOutputs = new Map()

/** A window shows the end of it; all that is kept of it comes with the outcome. */
const longestShown = 64 * 1024

export const outputKey = (messageId: MessageId, index: number): string => `${messageId} ${index}`

/** Adds what an event says; an event that says nothing about it changes nothing. */
export const applyToolOutput = (outputs: ToolOutputs, event: TurnEvent): ToolOutputs => {
  if (event.type === 'turn-end') return outputs.size === 0 ? outputs : noOutputs
  if (event.type !== 'tool-output' && event.type !== 'tool-outcome') return outputs
  const key = outputKey(event.messageId, event.index)
  if (event.type === 'tool-output') return new Map(outputs).set(key, `${outputs.get(key) ?? ''}${event.text}`.slice(-longestShown))
  return outputs.has(key) ? new Map([...outputs].filter(([other]) => other !== key)) : outputs
}
