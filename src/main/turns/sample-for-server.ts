import { ExpectedError } from '../../shared/expected-error.ts'
import { defaultInference } from '../../shared/inference.ts'
import { toolMessages } from '../../shared/messages/tools.ts'
import { costOf } from '../bedrock/pricing.ts'
import type { CompletedText } from '../bedrock/complete-text.ts'
import type { ReplyRequest, RequestMessage } from '../bedrock/reply-request.ts'
import { readModelSettings } from '../store/model-settings.ts'
import { readPrices } from '../store/prices.ts'
import { readSettings } from '../store/settings.ts'
import { recordUsage } from '../store/usage.ts'
import type { Sampled, SampleRequest } from '../tools/mcp/server-requests.ts'
import { modelBehind } from './model-behind.ts'
import { appInference, effectiveInference, settingsKeyOf } from './resolve-inference.ts'
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
 * conversation or tool. What it cost is kept.
 */
export const createSampleForServer =
  (dependencies: TurnDependencies) =>
  async ({ systemPrompt, messages, maxTokens, temperature, stopSequences }: SampleRequest, signal: AbortSignal): Promise<Sampled> => {
    const database = dependencies.database()
    const app = readSettings(database)
    const { profileId, modelId } = app
    if (profileId === null || modelId === '') throw noModel()
    const [bedrock, connection] = await Promise.all([dependencies.bedrock(), dependencies.connect(profileId, { region: app.region })])
    const behind = await modelBehind(dependencies, connection, modelId)
    const { guardrail, serviceTier } = effectiveInference(
      appInference(app),
      readModelSettings(database, settingsKeyOf(modelId, behind)),
      {},
    )
    const request: ReplyRequest = {
      modelId,
      behind,
      appInstructions: '',
      summary: null,
      messages: messages.map(({ role, text }): RequestMessage => ({
        id: dependencies.newMessageId(),
        role,
        status: 'complete',
        parts: [{ type: 'text', text }],
        origin: null,
      })),
      tools: [],
      settings: {
        ...defaultInference,
        systemPrompt,
        caching: { ...defaultInference.caching, mode: 'off' },
        maxTokens,
        temperature,
        stopSequences: [...stopSequences],
        guardrail,
        serviceTier,
      },
      output: null,
      correction: null,
    }
    const completed = await bedrock.completeText(connection, request, signal)
    if (completed.usage !== null) {
      recordUsage(database, {
        conversationId: null,
        messageId: null,
        purpose: 'reply',
        profileId: connection.profileId,
        region: connection.region,
        modelId,
        usage: completed.usage,
        cost: costOf(modelId, completed.usage, behind, { prices: readPrices(database) }),
        serviceTier: completed.serviceTier,
        stopReason: completed.stopReason,
        latencyMs: completed.latencyMs,
        timeToFirstTokenMs: null,
        requestId: completed.requestId,
        createdAt: dependencies.now(),
      })
    }
    return { text: completed.isBlocked ? '' : completed.text, modelId, stopReason: stopReasonOf(completed) }
  }
