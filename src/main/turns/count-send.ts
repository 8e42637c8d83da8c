import type { z } from 'zod'
import type { inferenceRequests } from '../../shared/ipc/inference-requests.ts'
import type { CountedSend } from '../../shared/inference.ts'
import { conversationIdSchema, messageIdSchema, turnIdSchema } from '../../shared/ids.ts'
import type { Message, Part } from '../../shared/message.ts'
import type { Usage } from '../../shared/model.ts'
import { costOf } from '../bedrock/pricing.ts'
import { getAttachment } from '../store/attachments.ts'
import { getConversation, readConversationInference } from '../store/conversations.ts'
import { listAllMessages } from '../store/messages.ts'
import { readModelSettings } from '../store/model-settings.ts'
import { readPrices } from '../store/prices.ts'
import { readSettings } from '../store/settings.ts'
import { makeRequest } from './make-request.ts'
import { modelBehind } from './model-behind.ts'
import { appInference, effectiveInference, settingsKeyOf } from './resolve-inference.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

type Draft = z.output<(typeof inferenceRequests)['turns.count']['input']>

const mostLargerModels = 3
const noUsage: Usage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWrites: [] }

/** What is in the composer as the question it would become. It is stored nowhere. */
const questionOf = (dependencies: TurnDependencies, { conversationId, text, attachmentIds, outputSchema }: Draft): Message => {
  const attachments = attachmentIds.flatMap((id): Part[] => {
    const attachment = getAttachment(dependencies.database(), id)
    return attachment === null ? [] : [{ type: 'attachment', attachment }]
  })
  const schema: Part[] = outputSchema === null ? [] : [{ type: 'output-schema', output: outputSchema }]
  return {
    id: messageIdSchema.parse(crypto.randomUUID()),
    conversationId: conversationIdSchema.parse(conversationId ?? crypto.randomUUID()),
    turnId: turnIdSchema.parse(crypto.randomUUID()),
    position: Number.MAX_SAFE_INTEGER,
    role: 'user',
    status: 'complete',
    parts: [...attachments, ...schema, { type: 'text', text }],
    error: null,
    details: null,
    leftOut: false,
    createdAt: dependencies.now(),
  }
}

/** What sending the draft would take: its tokens, whether they fit, and the price. */
export const countSend = async (dependencies: TurnDependencies, draft: Draft, signal: AbortSignal): Promise<CountedSend> => {
  const database = dependencies.database()
  const app = readSettings(database)
  const { conversationId, profileId, modelId } = draft
  const stored = conversationId === null ? null : getConversation(database, conversationId)
  const region = draft.region === '' ? app.region : draft.region
  const [bedrock, connection] = await Promise.all([dependencies.bedrock(), dependencies.connect(profileId, { region })])
  const behind = await modelBehind(dependencies, connection, modelId)
  const own = stored === null ? (draft.inference ?? {}) : readConversationInference(database, stored.id)
  const settings = effectiveInference(appInference(app), readModelSettings(database, settingsKeyOf(modelId, behind)), own)
  const messages = stored === null ? [] : listAllMessages(database, stored.id)
  const asked = {
    conversation: { id: stored?.id ?? null, modelId, contextFrom: stored?.contextFrom ?? 0 },
    behind,
    messages: [...messages, questionOf(dependencies, draft)],
    settings,
    correction: null,
  }
  const request = await makeRequest(dependencies, asked, signal)
  const { inputTokens, isEstimate } = await bedrock.countTokens(connection, request, app.countsWithService ? 'service' : 'estimate', signal)
  const { contextWindow, maxOutput } = bedrock.features(modelId, behind)
  const maxTokens = Math.min(settings.maxTokens, maxOutput ?? settings.maxTokens)
  const prices = readPrices(database)
  const input = costOf(modelId, { ...noUsage, inputTokens }, behind, { prices })
  const output = costOf(modelId, { ...noUsage, inputTokens, outputTokens: maxTokens }, behind, { prices })
  const fits = contextWindow === null || inputTokens + maxTokens <= contextWindow
  const larger = fits ? [] : await dependencies.listedModels(profileId, connection.region)
  return {
    inputTokens,
    isEstimate,
    contextWindow,
    maxTokens,
    fits,
    inputUsd: input.usd,
    longestAnswerUsd: input.usd === null || output.usd === null ? null : output.usd - input.usd,
    priceAsOf: input.asOf,
    largerModels: larger
      .filter((model) => model.contextWindow !== null && model.contextWindow >= inputTokens + maxTokens)
      .toSorted((one, other) => (one.contextWindow ?? 0) - (other.contextWindow ?? 0))
      .slice(0, mostLargerModels)
      .map(({ id, name }) => ({ modelId: id, name })),
  }
}
