import type { ConversationId, MessageId } from '../../shared/ids.ts'
import type { Cost, Usage } from '../../shared/model.ts'
import type { WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

/** One request that was counted. `createdAt` is milliseconds since 1970. `conversationId` is null for what a server has asked of the model. */
export type UsageRecord = {
  readonly conversationId: ConversationId | null
  readonly messageId: MessageId | null
  readonly purpose: 'reply' | 'title' | 'summary'
  readonly profileId: string
  readonly region: string
  readonly modelId: string
  readonly usage: Usage
  readonly cost: Cost
  readonly serviceTier: string | null
  readonly stopReason: string | null
  readonly latencyMs: number | null
  readonly timeToFirstTokenMs: number | null
  readonly requestId: string | null
  readonly createdAt: number
}

const columns = `conversation_id, message_id, purpose, profile_id, region, model_id, input_tokens, output_tokens, cache_read_tokens,
  cache_write_tokens, cache_write_1h_tokens, cost_usd, saved_usd, price_as_of, service_tier, stop_reason, latency_ms,
  time_to_first_token_ms, request_id, created_at`

const writtenForAnHour = ({ cacheWrites }: Usage): number =>
  cacheWrites.reduce((sum, { ttl, tokens }) => (ttl === '1h' ? sum + tokens : sum), 0)

/** What was spent is kept also when the conversation is deleted, be it while the request runs. */
export const recordUsage = (database: WritableDatabase, record: UsageRecord): void => {
  const { usage, cost } = record
  statement(
    database,
    `INSERT INTO usage (${columns}) VALUES (
    (SELECT id FROM conversations WHERE id = ?), (SELECT id FROM messages WHERE id = ?), ${'?, '.repeat(17)}?)`,
  ).run(
    record.conversationId,
    record.messageId,
    record.purpose,
    record.profileId,
    record.region,
    record.modelId,
    usage.inputTokens,
    usage.outputTokens,
    usage.cacheReadTokens,
    usage.cacheWriteTokens,
    writtenForAnHour(usage),
    cost.usd,
    cost.savedUsd,
    cost.asOf,
    record.serviceTier,
    record.stopReason,
    record.latencyMs,
    record.timeToFirstTokenMs,
    record.requestId,
    record.createdAt,
  )
}
