import { appendToPart } from '../../shared/append-to-part.ts'
import type { CallApproval, Message, Part, ToolOutcome } from '../../shared/message.ts'
import type { ReplyEvent } from '../bedrock/reply-event.ts'
import type { WritableDatabase } from '../store/database.ts'
import { saveParts, setToolApproval, setToolOutcome } from '../store/messages.ts'
import { markCallStarted } from '../store/unfinished-calls.ts'

/** Longest time that text stays on the screen without being on the disk. The promise is 250 ms; this leaves room for the write. */
const flushEveryMs = 150

/**
 * Keeps one answer as it grows, in memory for a reloaded window and on the disk for a crash.
 * `onFailure` is called once when a write fails (disk full); the answer goes on in memory.
 */
export const createTurnRecorder = (database: () => WritableDatabase, start: Message, onFailure: (cause: unknown) => void) => {
  const parts: Part[] = [...start.parts]
  let firstUnsaved: number | null = null
  let timer: NodeJS.Timeout | undefined
  let hasFailed = false

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (firstUnsaved === null || hasFailed) return
    try {
      saveParts(database(), start.id, parts, firstUnsaved)
      firstUnsaved = null
    } catch (error) {
      hasFailed = true
      onFailure(error)
    }
  }

  const change = (index: number, part: Part): void => {
    parts[index] = part
    firstUnsaved = Math.min(firstUnsaved ?? index, index)
    timer ??= setTimeout(flush, flushEveryMs)
  }

  return {
    apply: (event: ReplyEvent): void => {
      switch (event.type) {
        case 'part-start':
        case 'part-end':
          change(event.index, event.part)
          return
        case 'part-delta': {
          const part = parts[event.index]
          if (part !== undefined) change(event.index, appendToPart(part, event.text))
          return
        }
      }
    },
    recordOutcome: (index: number, outcome: ToolOutcome): void => {
      const part = parts[index]
      if (part?.type !== 'tool-call') return
      parts[index] = { ...part, outcome }
      setToolOutcome(database(), start.id, index, outcome)
    },
    recordStart: (index: number): void => markCallStarted(database(), start.id, index),
    recordApproval: (index: number, approval: CallApproval): void => {
      const part = parts[index]
      if (part?.type !== 'tool-call') return
      parts[index] = { ...part, approval }
      setToolApproval(database(), start.id, index, approval)
    },
    flush,
    parts: (): readonly Part[] => parts,
    hasFailed: () => hasFailed,
  }
}

export type TurnRecorder = ReturnType<typeof createTurnRecorder>
