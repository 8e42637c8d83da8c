import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { messageIdSchema } from '../../../../src/shared/ids.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { readHook } from '../../../support/read-hook.ts'
import { sampleMessage } from '../../../support/sample-message.ts'
import { sampleConversation } from '../../../support/sample-conversation.ts'
import { anAttachment } from '../../../support/temporary-database.ts'

const idOf = (number: number) => messageIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
const text = { type: 'text', text: 'Words.' }
const citation = { title: null, source: null, passages: [], location: null }
const question = sampleMessage({ id: idOf(1), role: 'user', position: 1, parts: [{ type: 'attachment', attachment: anAttachment() }] })
const answer = (number: number, change = {}) => sampleMessage({ id: idOf(number), position: number, parts: [text], ...change })
const match = { quote: 'Words', occurrence: 0, attachmentId: anAttachment().id, page: 1, passage: 'Words' }

const load = async (messages: readonly object[], found: () => unknown) => {
  const conversation = sampleConversation({ id: question.conversationId })
  const bridge = installBridge({
    'conversations.open': () => ({
      ok: true,
      value: { conversation, messages, hasOlder: false, draft: { text: '', attachments: [] }, liveTurn: null },
    }),
    'citations.match': found,
  })
  const { openConversation } = await import('../../../../src/renderer/state/open-conversation.ts')
  const state = await import('../../../../src/renderer/state/matches.ts')
  await openConversation(question.conversationId)
  const asked = () => bridge.calls.flatMap(({ name, input }) => (name === 'citations.match' ? [input] : []))
  return { asked, ...state }
}

describe('askForMatches', () => {
  beforeEach(() => {
    vi.resetModules()
    vi.stubGlobal('requestIdleCallback', (run: () => void) => run())
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('asks once for finished answers without citations, the newest first', async () => {
    const messages = [
      question,
      answer(2, { parts: [{ ...text, citations: [citation] }] }),
      ...Array.from({ length: 25 }, (_answer, index) => answer(index + 3)),
      answer(40, { status: 'streaming' }),
    ]
    const { asked, askForMatches, useMatches } = await load(messages, () => ({
      ok: true,
      value: [{ messageId: idOf(27), matches: [match] }],
    }))
    await askForMatches()
    await askForMatches()
    const numbers = Array.from({ length: 25 }, (_answer, index) => idOf(index + 3))
    expect([asked(), readHook(() => useMatches(idOf(27))), readHook(() => useMatches(idOf(3)))]).toEqual([
      [
        { conversationId: question.conversationId, messageIds: numbers.slice(5) },
        { conversationId: question.conversationId, messageIds: numbers.slice(0, 5) },
      ],
      [match],
      [],
    ])
  })

  it('asks nothing where there are no files, and not again after a failure', async () => {
    const error = { code: 'x', title: 'x', advice: 'x', retryable: true, remedies: [] }
    const without = await load([answer(2)], () => ({ ok: false, error }))
    await without.askForMatches()
    vi.resetModules()
    const failing = await load([question, answer(2)], () => ({ ok: false, error }))
    await failing.askForMatches()
    await failing.askForMatches()
    expect([without.asked().length, failing.asked().length]).toEqual([0, 1])
  })
})
