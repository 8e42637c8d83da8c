import type { ReplyEvent } from './reply-event.ts'

type Thought = { readonly startedAtMs: number; readonly endedAtMs: number | null }

/** Gives reasoning parts their `durationMs`: from their start to their end, or to the start of the next part where no end is told in time. */
export const createReasoningTimer = (nowMs: () => number): ((event: ReplyEvent) => ReplyEvent) => {
  const thoughts = new Map<number, Thought>()
  return (event) => {
    if (event.type === 'part-start') {
      const endedAtMs = nowMs()
      for (const [index, thought] of thoughts) thoughts.set(index, { ...thought, endedAtMs: thought.endedAtMs ?? endedAtMs })
      if (event.part.type === 'reasoning') thoughts.set(event.index, { startedAtMs: endedAtMs, endedAtMs: null })
    }
    if (event.type !== 'part-end' || event.part.type !== 'reasoning') return event
    const thought = thoughts.get(event.index)
    thoughts.delete(event.index)
    if (thought === undefined) return event
    const durationMs = Math.max(0, Math.round((thought.endedAtMs ?? nowMs()) - thought.startedAtMs))
    return { ...event, part: { ...event.part, durationMs } }
  }
}
