import type { ConversationId, MessageId } from '../../shared/ids.ts'
import type { Cost, Usage } from '../../shared/model.ts'
import type { WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

export type UsageRecord = {
  readonly conversationId: ConversationId
  readonly messageId: MessageId | null
  readonly purpose: 'reply' | 'title'
  readonly profileId: string
  readonly modelId: string
  readonly usage: Usage
  readonly cost: Cost
  readonly createdAt: number
}

/** What was spent is kept also when the conversation is deleted. */
export const recordUsage = (database: WritableDatabase, record: UsageRecord): void => {
  const { conversationId, messageId, purpose, profileId, modelId, usage, cost, createdAt } = record
  statement(
    database,
    `INSERT INTO usage (conversation_id, message_id, purpose, profile_id, model_id, input_tokens, output_tokens, cache_read_tokens,
     cache_write_tokens, cost_usd, price_as_of, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    conversationId,
    messageId,
    purpose,
    profileId,
    modelId,
    usage.inputTokens,
    usage.outputTokens,
    usage.cacheReadTokens,
    usage.cacheWriteTokens,
    cost.usd,
    cost.asOf,
    createdAt,
  )
}
