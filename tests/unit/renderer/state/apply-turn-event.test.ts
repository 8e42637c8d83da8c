import { describe, expect, it } from 'vitest'
import { applyTurnEvent } from '../../../../src/renderer/state/apply-turn-event.ts'
import { messageSchema, type Message, type Part } from '../../../../src/shared/message.ts'

const uuid = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`
const message = (digit: number, parts: readonly Part[] = [], status: Message['status'] = 'streaming'): Message =>
  messageSchema.parse({
    leftOut: false,
    id: uuid(digit),
    conversationId: uuid(8),
    turnId: uuid(9),
    position: digit,
    role: digit % 2 === 1 ? 'user' : 'assistant',
    status,
    parts,
    error: null,
    details: null,
    createdAt: digit,
  })
const text = (words: string): Part => ({ type: 'text', text: words })
const call = (inputText = ''): Part => ({ type: 'tool-call', toolUseId: 't', name: 'calculator', inputText, input: null, outcome: null })
const question = message(1, [text('Why?')], 'complete')
const answer = message(2, [text('Be')])
const messages = [question, answer]
const messageId = answer.id

describe('applyTurnEvent', () => {
  it('puts a message in its place by position and over the one with its id', () => {
    const again = message(2, [text('Anew')])
    expect([
      applyTurnEvent([question, message(4)], { type: 'message-start', message: message(3) }).map(({ position }) => position),
      applyTurnEvent(messages, { type: 'message-start', message: again }),
    ]).toEqual([
      [1, 3, 4],
      [question, again],
    ])
  })

  it('adds, extends and finishes parts', () => {
    const grown = applyTurnEvent(messages, { type: 'part-delta', messageId, index: 0, text: 'cause' })
    const started = applyTurnEvent(grown, { type: 'part-start', messageId, index: 1, part: call() })
    const typed = applyTurnEvent(started, { type: 'part-delta', messageId, index: 1, text: '{"a":1}' })
    const ended = applyTurnEvent(typed, { type: 'part-end', messageId, index: 0, part: text('Because.') })
    expect(ended[1]?.parts).toEqual([text('Because.'), call('{"a":1}')])
  })

  it('notes what a tool gave back', () => {
    const outcome = { isError: false, text: '42' }
    const [changed] = applyTurnEvent([message(2, [call()])], { type: 'tool-outcome', messageId, index: 0, outcome })
    expect(changed?.parts).toEqual([{ ...call(), outcome }])
  })

  it('ends a message with its status', () => {
    const [, ended] = applyTurnEvent(messages, { type: 'message-end', messageId, status: 'complete', error: null, details: null })
    expect(ended).toEqual({ ...answer, status: 'complete' })
  })

  it('removes the answers that were replaced', () => {
    expect(applyTurnEvent(messages, { type: 'messages-removed', messageIds: [messageId] })).toEqual([question])
  })

  it('keeps the identity of everything it does not touch', () => {
    const next = applyTurnEvent(messages, { type: 'part-delta', messageId, index: 0, text: '!' })
    const unknown = message(7).id
    expect([
      next[0] === question,
      applyTurnEvent(messages, { type: 'turn-end' }) === messages,
      applyTurnEvent(messages, { type: 'messages-removed', messageIds: [unknown] }) === messages,
      applyTurnEvent(messages, { type: 'part-delta', messageId: unknown, index: 0, text: 'x' }) === messages,
      applyTurnEvent(messages, { type: 'part-delta', messageId, index: 5, text: 'x' }) === messages,
    ]).toEqual([true, true, true, true, true])
  })
})
