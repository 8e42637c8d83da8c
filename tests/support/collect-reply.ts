import type { Part } from '../../src/shared/message.ts'
import type { ReplyEvent, ReplyOutcome } from '../../src/main/bedrock/reply-event.ts'

export type CollectedReply = { readonly events: readonly ReplyEvent[]; readonly parts: readonly Part[]; readonly outcome: ReplyOutcome }

/** Reads a reply to its end; `parts` are the finished ones by their index. */
export const collectReply = async (stream: AsyncGenerator<ReplyEvent, ReplyOutcome>): Promise<CollectedReply> => {
  const events: ReplyEvent[] = []
  let next = await stream.next()
  while (next.done !== true) {
    events.push(next.value)
    next = await stream.next()
  }
  const ends = events.flatMap((event) => (event.type === 'part-end' ? [event] : []))
  return { events, parts: ends.toSorted((a, b) => a.index - b.index).map(({ part }) => part), outcome: next.value }
}
