import type { ConversationId, ProfileId } from '../../shared/ids.ts'
import { defaultInference, type InferenceSettings } from '../../shared/inference.ts'
import type { CompletedText } from '../bedrock/complete-text.ts'
import { costOf } from '../bedrock/pricing.ts'
import type { ReplyRequest } from '../bedrock/reply-request.ts'
import { readPrices } from '../store/prices.ts'
import { recordUsage, type UsageRecord } from '../store/usage.ts'
import { modelBehind } from './model-behind.ts'
import { settingsKeyOf } from './resolve-inference.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

type Once = {
  readonly profileId: ProfileId
  readonly region: string
  readonly modelId: string
  /** What it is for, as its cost is kept. */
  readonly purpose: UsageRecord['purpose']
  readonly conversationId: ConversationId | null
  readonly appInstructions: string
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[]
  /** What is asked with, by the key under which the model keeps its settings; the rest is as the app comes. */
  readonly settings: (settingsKey: string) => Partial<InferenceSettings>
}

/** One answer outside of any turn, without tools: nothing is stored but what it cost. */
export const askOnce = async (
  dependencies: TurnDependencies,
  { profileId, region, modelId, purpose, conversationId, appInstructions, messages, settings }: Once,
  signal: AbortSignal,
): Promise<CompletedText> => {
  const database = dependencies.database()
  const [bedrock, connection] = await Promise.all([dependencies.bedrock(), dependencies.connect(profileId, { region })])
  const behind = await modelBehind(dependencies, connection, modelId)
  const request: ReplyRequest = {
    modelId,
    behind,
    appInstructions,
    summary: null,
    messages: messages.map(({ role, text }) => ({
      id: dependencies.newMessageId(),
      role,
      status: 'complete',
      parts: [{ type: 'text', text }],
      origin: null,
    })),
    tools: [],
    settings: {
      ...defaultInference,
      caching: { ...defaultInference.caching, mode: 'off' },
      ...settings(settingsKeyOf(modelId, behind)),
    },
    output: null,
    correction: null,
  }
  const completed = await bedrock.completeText(connection, request, signal)
  const { usage, serviceTier, stopReason, latencyMs, requestId } = completed
  if (usage !== null) {
    recordUsage(database, {
      conversationId,
      messageId: null,
      purpose,
      profileId: connection.profileId,
      region: connection.region,
      modelId,
      usage,
      cost: costOf(modelId, usage, behind, { prices: readPrices(database) }),
      serviceTier,
      stopReason,
      latencyMs,
      timeToFirstTokenMs: null,
      requestId,
      createdAt: dependencies.now(),
    })
  }
  return completed
}
