import { describe, expect, it } from 'vitest'
import { writeModelSettings } from '../../src/main/store/model-settings.ts'
import { writeSettings } from '../../src/main/store/settings.ts'
import { createSampleForServer } from '../../src/main/turns/sample-for-server.ts'
import { useTurnSuite } from '../support/turn-suite.ts'
import { modelId, profileId } from '../support/turn-world.ts'

const suite = useTurnSuite()
const { signal } = new AbortController()

const request = {
  systemPrompt: 'You sort things.',
  messages: [
    { role: 'user' as const, text: 'Sort: b, a' },
    { role: 'assistant' as const, text: 'a, b' },
    { role: 'user' as const, text: 'Sort: d, c' },
  ],
  maxTokens: 77,
  temperature: null,
  stopSequences: ['END'],
}

const sample = () => createSampleForServer(suite.world().dependencies)(request, signal)

describe('what a server asks of the model', () => {
  it('goes to the model of new conversations, with nothing of any conversation or tool, and is counted', async () => {
    writeSettings(suite.database(), { profileId, modelId })
    writeModelSettings(suite.database(), 'anthropic.claude-sonnet-4-6', { systemPrompt: 'Private words.', temperature: 0.9 })
    const sampled = await sample()
    const sent = suite.server().requests.find(({ operation }) => operation === 'converse')?.body
    const usage = suite
      .database()
      .prepare('SELECT conversation_id AS conversation, purpose, model_id AS model, output_tokens > 0 AS isCounted FROM usage')
      .all()
    expect({ sampled, sent, usage }).toEqual({
      sampled: { text: 'A title from the server', modelId, stopReason: 'endTurn' },
      sent: {
        messages: request.messages.map(({ role, text }) => ({ role, content: [{ text }] })),
        system: [{ text: 'You sort things.' }],
        inferenceConfig: { maxTokens: 77, stopSequences: ['END'] },
      },
      usage: [{ conversation: null, purpose: 'reply', model: modelId, isCounted: 1 }],
    })
  })

  it('is refused in words where no model is chosen', async () => {
    writeSettings(suite.database(), { profileId: null, modelId: '' })
    await expect(sample()).rejects.toMatchObject({ userFacing: { code: 'no-model', remedies: ['choose-model'] } })
  })
})
