import type { Conversation } from '../../shared/conversation.ts'
import { readSettings } from '../store/settings.ts'
import { askOnce } from './ask-once.ts'
import { resolveInference } from './resolve-inference.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

type Aside = {
  readonly purpose: 'title' | 'summary'
  readonly instructions: string
  readonly text: string
  readonly maxTokens: number
}

/**
 * One short question to the conversation's model that is no turn of it. The guardrail and the tier of the conversation count for it too. Empty when
 * they kept the answer back.
 */
export const askAside = async (
  dependencies: TurnDependencies,
  { id: conversationId, profileId, region, modelId }: Conversation,
  { purpose, instructions, text, maxTokens }: Aside,
  signal: AbortSignal,
): Promise<string> => {
  const database = dependencies.database()
  const app = readSettings(database)
  const answer = await askOnce(
    dependencies,
    {
      profileId,
      region: region === '' ? app.region : region,
      modelId,
      purpose,
      conversationId,
      appInstructions: instructions,
      messages: [{ role: 'user', text }],
      settings: (settingsKey) => {
        const { guardrail, serviceTier } = resolveInference(database, conversationId, settingsKey, app)
        return { maxTokens, guardrail, serviceTier }
      },
    },
    signal,
  )
  return answer.isBlocked ? '' : answer.text
}
