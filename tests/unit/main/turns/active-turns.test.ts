import { describe, expect, it } from 'vitest'
import { createActiveTurns } from '../../../../src/main/turns/active-turns.ts'
import { conversationIdSchema, messageIdSchema, turnIdSchema } from '../../../../src/shared/ids.ts'
import type { Message, Part } from '../../../../src/shared/message.ts'
import type { TurnPush } from '../../../../src/shared/turn-event.ts'

const conversationId = conversationIdSchema.parse(crypto.randomUUID())
const turnId = turnIdSchema.parse(crypto.randomUUID())
const messageId = messageIdSchema.parse(crypto.randomUUID())

const answer: Message = {
  id: messageId,
  conversationId,
  turnId,
  position: 2,
  role: 'assistant',
  status: 'streaming',
  parts: [],
  error: null,
  details: null,
  leftOut: false,
  createdAt: 1,
}

describe('active turns', () => {
  it('joins neighbouring deltas of one part and ends with turn-end', async () => {
    const pushes: TurnPush[] = []
    const turns = createActiveTurns((push) => pushes.push(push))
    turns.start(conversationId, turnId, async ({ emit }) => {
      emit({ type: 'part-delta', messageId, index: 0, text: 'a' })
      emit({ type: 'part-delta', messageId, index: 0, text: 'b' })
      emit({ type: 'part-delta', messageId, index: 1, text: 'c' })
    })
    await turns.stopAll()
    expect(pushes).toEqual([
      {
        conversationId,
        turnId,
        sequence: 1,
        events: [
          { type: 'part-delta', messageId, index: 0, text: 'ab' },
          { type: 'part-delta', messageId, index: 1, text: 'c' },
          { type: 'turn-end' },
        ],
      },
    ])
    expect(turns.isRunning(conversationId)).toBe(false)
  })

  it('gives a reloaded window a snapshot that holds everything pushed so far and nothing twice', async () => {
    const pushes: TurnPush[] = []
    const parts: Part[] = []
    const turns = createActiveTurns((push) => pushes.push(push))
    turns.start(conversationId, turnId, async ({ emit, track, signal }) => {
      track(answer, () => parts)
      parts.push({ type: 'text', text: 'seen' })
      emit({ type: 'part-start', messageId, index: 0, part: { type: 'text', text: 'seen' } })
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
    })
    const snapshot = turns.snapshot(conversationId)
    expect(snapshot).toEqual({ turnId, sequence: 1, wait: null, messages: [{ ...answer, parts: [{ type: 'text', text: 'seen' }] }] })
    expect(pushes.map((push) => push.sequence)).toEqual([1])
    await turns.stopConversation(conversationId)
    expect(turns.snapshot(conversationId)).toBeNull()
  })

  it('tells a run why it was stopped', async () => {
    const reasons: unknown[] = []
    const turns = createActiveTurns(() => undefined)
    turns.start(conversationId, turnId, async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      reasons.push(signal.reason)
    })
    await turns.stopAll()
    expect(reasons).toEqual(['quit'])
  })
})
