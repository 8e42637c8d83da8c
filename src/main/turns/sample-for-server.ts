import { ExpectedError } from '../../shared/expected-error.ts'
import { toolMessages } from '../../shared/messages/tools.ts'
import type { CompletedText } from '../bedrock/complete-text.ts'
import { readModelSettings } from '../store/model-settings.ts'
import { readSettings } from '../store/settings.ts'
import type { Sampled, SampleRequest } from '../tools/mcp/server-requests.ts'
import { askOnce } from './ask-once.ts'
import { appInference, effectiveInference } from './resolve-inference.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

const stopReasonOf = ({ stopReason }: CompletedText): Sampled['stopReason'] => {
  if (stopReason === 'max_tokens') return 'maxTokens'
  return stopReason === 'stop_sequence' ? 'stopSequence' : 'endTurn'
}

const noModel = (): ExpectedError =>
  new ExpectedError({
    code: 'no-model',
    title: toolMessages.noModelTitle,
    advice: toolMessages.noModelAdvice,
    retryable: false,
    remedies: ['choose-model'],
  })

/**
 * Answers what a server asks of the model, after a person has allowed it: with the model of new conversations, its guardrail and tier, and nothing of any
 * conversation or tool.
 */
export const createSampleForServer =
  (dependencies: TurnDependencies) =>
  async ({ systemPrompt, messages, maxTokens, temperature, stopSequences }: SampleRequest, signal: AbortSignal): Promise<Sampled> => {
    const database = dependencies.database()
    const app = readSettings(database)
    const { profileId, region, modelId } = app
    if (profileId === null || modelId === '') throw noModel()
    const answer = await askOnce(
      dependencies,
      {
        profileId,
        region,
        modelId,
        purpose: 'reply',
        conversationId: null,
        appInstructions: '',
        messages,
        settings: (settingsKey) => {
          const { guardrail, serviceTier } = effectiveInference(appInference(app), readModelSettings(database, settingsKey), {})
          return { systemPrompt, maxTokens, temperature, stopSequences: [...stopSequences], guardrail, serviceTier }
        },
      },
      signal,
    )
    return { text: answer.isBlocked ? '' : answer.text, modelId, stopReason: stopReasonOf(answer) }
  }
