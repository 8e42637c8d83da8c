import type { Conversation } from '../../shared/conversation.ts'
import { defaultInference } from '../../shared/inference.ts'
import { costOf } from '../bedrock/pricing.ts'
import type { ReplyRequest } from '../bedrock/reply-request.ts'
import { readPrices } from '../store/prices.ts'
import { readSettings } from '../store/settings.ts'
import { recordUsage } from '../store/usage.ts'
import { modelBehind } from './model-behind.ts'
import { resolveInference, settingsKeyOf } from './resolve-inference.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

type Aside = {
  readonly purpose: 'title' | 'summary'
  readonly instructions: string
  readonly text: string
  readonly maxTokens: number
}

/**
 * One short question to the conversation's model that is no turn of it: nothing is stored but what it cost. The guardrail and the tier of the
 * conversation count for it too. Empty when they kept the answer back.
 */
export const askAside = async (
  dependencies: TurnDependencies,
  conversation: Conversation,
  { purpose, instructions, text, maxTokens }: Aside,
  signal: AbortSignal,
): Promise<string> => {
  const database = dependencies.database()
  const app = readSettings(database)
  const { modelId } = conversation
  const [bedrock, connection] = await Promise.all([
    dependencies.bedrock(),
    dependencies.connect(conversation.profileId, { region: conversation.region === '' ? app.region : conversation.region }),
  ])
  const behind = await modelBehind(dependencies, connection, modelId)
  const { guardrail, serviceTier } = resolveInference(database, conversation.id, settingsKeyOf(modelId, behind), app)
  const request: ReplyRequest = {
    modelId,
    behind,
    appInstructions: instructions,
    summary: null,
    messages: [{ id: dependencies.newMessageId(), role: 'user', status: 'complete', parts: [{ type: 'text', text }], origin: null }],
    tools: [],
    settings: { ...defaultInference, caching: { ...defaultInference.caching, mode: 'off' }, maxTokens, guardrail, serviceTier },
    output: null,
    correction: null,
  }
  const completed = await bedrock.completeText(connection, request, signal)
  if (completed.usage !== null) {
    recordUsage(database, {
      conversationId: conversation.id,
      messageId: null,
      purpose,
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
  return completed.isBlocked ? '' : completed.text
}
