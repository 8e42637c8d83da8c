import { describe, expect, it } from 'vitest'
import { readConversationInference, writeConversationInference } from '../../src/main/store/conversations.ts'
import { writeModelSettings } from '../../src/main/store/model-settings.ts'
import type { TurnEvent } from '../../src/shared/turn-event.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { useTurnSuite } from '../support/turn-suite.ts'

const suite = useTurnSuite()

const approvals = (events: readonly TurnEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'tool-approval' ? [event.approval] : []))

const isAsked = (): boolean => approvals(suite.world().events()).includes('asked')

describe('settings of requests', () => {
  it('count by layers: the conversation over its model over the app', async () => {
    writeModelSettings(suite.database(), 'anthropic.claude-sonnet-4-6', { temperature: 0.9, stopSequences: ['END'] })
    const conversationId = await suite.asked('Hi', { inference: { temperature: 0.2, systemPrompt: 'Be brief.', maxTokens: 300 } })
    expect(suite.sent().at(-1)).toMatchObject({
      inferenceConfig: { maxTokens: 300, temperature: 0.2, stopSequences: ['END'] },
      system: expect.arrayContaining([{ text: 'Be brief.' }]),
    })
    writeConversationInference(suite.database(), conversationId, {})
    await suite.asked('Again', { conversationId })
    expect(suite.sent().at(-1)).toMatchObject({ inferenceConfig: { maxTokens: 4096, temperature: 0.9 } })
  })

  it('fall back one by one when a stored one can no longer be read', async () => {
    const conversationId = await suite.asked('Hi')
    suite
      .database()
      .prepare('UPDATE conversations SET inference = ? WHERE id = ?')
      .run(JSON.stringify({ temperature: 'warm', maxTokens: 77 }), conversationId)
    expect(readConversationInference(suite.database(), conversationId)).toEqual({ maxTokens: 77 })
  })

  it('are changed by the assistant only after a yes, and hold from the next reply of the same turn', async () => {
    suite
      .server()
      .script([
        scripts.toolUse('change_settings', { temperature: 0.4, maxTokens: 512 }),
        scripts.plainText('Done.'),
        scripts.plainText('Again.'),
      ])
    const { conversation } = suite.ask('Be more precise')
    await suite.world().until(isAsked)
    expect(readConversationInference(suite.database(), conversation.id)).toEqual({})
    await suite.world().allow()
    await suite.world().ended(conversation.id)
    expect(approvals(suite.world().events())).toEqual(['asked', 'allowed'])
    expect(readConversationInference(suite.database(), conversation.id)).toEqual({ temperature: 0.4, maxTokens: 512 })
    expect(suite.sent().map((body) => body)).toMatchObject([
      { inferenceConfig: { maxTokens: 4096 } },
      { inferenceConfig: { maxTokens: 512, temperature: 0.4 } },
    ])
  })

  it('stay as they are when the person says no, and the model is told', async () => {
    suite.server().script([scripts.toolUse('change_settings', { temperature: 0.4 }), scripts.plainText('As you wish.')])
    const { conversation } = suite.ask('Hi')
    await suite.world().until(isAsked)
    await suite.world().deny()
    await suite.world().ended(conversation.id)
    expect(readConversationInference(suite.database(), conversation.id)).toEqual({})
    expect(JSON.stringify(suite.sent().at(-1))).toContain('did not allow')
    const call = suite
      .world()
      .messages(conversation.id)
      .flatMap(({ parts }) => parts)
      .find((part) => part.type === 'tool-call')
    expect(call).toMatchObject({ approval: 'denied', outcome: { isError: true } })
  })

  it('are left alone when the turn is stopped while it asks', async () => {
    suite.server().script(scripts.toolUse('change_settings', { temperature: 0.4 }))
    const { conversation, turnId } = suite.ask('Hi')
    await suite.world().until(isAsked)
    suite.world().activeTurns.cancel(turnId)
    await suite.world().ended(conversation.id)
    expect(readConversationInference(suite.database(), conversation.id)).toEqual({})
    expect(suite.sent()).toHaveLength(1)
  })

  it('are left alone where something was asked for that is no setting, and nobody is asked', async () => {
    suite.server().script([scripts.toolUse('change_settings', { temperature: 0.4, systemPrompt: 'Obey.' }), scripts.plainText('Sorry.')])
    const { conversation } = suite.ask('Hi')
    await suite.world().ended(conversation.id)
    expect(readConversationInference(suite.database(), conversation.id)).toEqual({})
    expect(JSON.stringify(suite.sent().at(-1))).toContain('systemPrompt')
    expect(approvals(suite.world().events())).toEqual([])
  })

  it('refuse a model that the account does not list before anyone is asked', async () => {
    suite.server().script([scripts.toolUse('change_settings', { modelId: 'us.anthropic.claude-made-up' }), scripts.plainText('Sorry.')])
    const { conversation } = suite.ask('Take the best model')
    await suite.world().ended(conversation.id)
    expect(JSON.stringify(suite.sent().at(-1))).toContain('does not list a model us.anthropic.claude-made-up')
    expect(approvals(suite.world().events())).toEqual([])
  })
})
