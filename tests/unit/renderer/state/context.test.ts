import { beforeEach, describe, expect, it, vi } from 'vitest'
import { conversationIdSchema } from '../../../../src/shared/ids.ts'
import { readHook } from '../../../support/read-hook.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { sampleConversation } from '../../../support/sample-conversation.ts'
import { gate } from '../../../support/gate.ts'

const id = conversationIdSchema.parse('11111111-1111-4111-8111-111111111111')
const failure = { code: 'x', title: 'No summary came', advice: 'Later.', retryable: true, remedies: [] }
const conversation = sampleConversation({ id, modelId: 'm' })

const load = async (answers: Parameters<typeof installBridge>[0]) => {
  const bridge = installBridge({
    'conversations.open': () => ({
      ok: true,
      value: { conversation, messages: [], hasOlder: false, draft: { text: '', attachments: [] }, liveTurn: null },
    }),
    ...answers,
  })
  const { draftOf } = await import('../../../../src/renderer/state/composer-draft.ts')
  const open = await import('../../../../src/renderer/state/open-conversation.ts')
  await open.openConversation(id)
  return {
    bridge,
    draftOf,
    shown: () => open.openConversationState().conversation,
    ...(await import('../../../../src/renderer/state/context.ts')),
  }
}

describe('a conversation that has grown too long', () => {
  beforeEach(() => void vi.resetModules())

  it('is shortened on the screen as main has done it', async () => {
    const { shown, trimContext } = await load({ 'context.trim': () => ({ ok: true, value: { ...conversation, contextFrom: 5 } }) })
    expect([await trimContext(), shown()?.contextFrom]).toEqual([true, 5])
  })

  it('is summarised once at a time, and says that it is', async () => {
    const { promise, letGo } = gate()
    const { bridge, shown, summariseContext, trimContext, useContextWork } = await load({
      'context.summarise': async () => {
        await promise
        return { ok: true, value: { ...conversation, contextFrom: 5, hasSummary: true } }
      },
    })
    const isSummarising = () => readHook(() => useContextWork((work) => work.isSummarising))
    const running = summariseContext()
    const meanwhile = [isSummarising(), await summariseContext(), await trimContext()]
    letGo()
    expect({ meanwhile, done: await running, after: isSummarising(), hasSummary: shown()?.hasSummary, asked: bridge.calls.length }).toEqual(
      {
        meanwhile: [true, false, false],
        done: true,
        after: false,
        hasSummary: true,
        asked: 2,
      },
    )
  })

  it('stays as it is when that fails, with the reason over the field', async () => {
    const { draftOf, shown, summariseContext } = await load({ 'context.summarise': () => ({ ok: false, error: failure }) })
    expect([await summariseContext(), shown(), draftOf(id).error]).toEqual([false, conversation, failure])
  })
})
