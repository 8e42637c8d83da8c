import { z } from 'zod'
import type { UsagePeriod } from '../../shared/usage.ts'
import type { ReadableDatabase } from './database.ts'
import { periodBounds } from './local-days.ts'
import { statement } from './statements.ts'

const text = z.string().nullable()
const amount = z.number().nullable()

const lineSchema = z.object({
  createdAt: z.number().transform((value) => new Date(value).toISOString()),
  purpose: z.string(),
  conversation: text,
  profileId: z.string(),
  region: z.string(),
  modelId: z.string(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  cacheReadTokens: z.number(),
  cacheWriteTokens: z.number(),
  cacheWrite1hTokens: z.number(),
  usd: amount,
  savedUsd: amount,
  priceAsOf: text,
  serviceTier: text,
  stopReason: text,
  latencyMs: amount,
  timeToFirstTokenMs: amount,
  requestId: text,
})
/** One request: when it was counted as an ISO 8601 time, its tokens, times in milliseconds, US dollars. */
export type UsageLine = z.infer<typeof lineSchema>

/** The names of the columns, in their order. */
export const usageColumns: readonly string[] = Object.keys(lineSchema.shape)

/** Every request of the period, oldest first. */
export const usageLines = (database: ReadableDatabase, period: UsagePeriod): UsageLine[] => {
  const { from, before } = periodBounds(period)
  return z.array(lineSchema).parse(
    statement(
      database,
      `SELECT usage.created_at AS createdAt, purpose, conversations.title AS conversation, usage.profile_id AS profileId,
       usage.region AS region, usage.model_id AS modelId, input_tokens AS inputTokens, output_tokens AS outputTokens,
       cache_read_tokens AS cacheReadTokens, cache_write_tokens AS cacheWriteTokens, cache_write_1h_tokens AS cacheWrite1hTokens,
       cost_usd AS usd, saved_usd AS savedUsd, price_as_of AS priceAsOf, service_tier AS serviceTier, stop_reason AS stopReason,
       latency_ms AS latencyMs, time_to_first_token_ms AS timeToFirstTokenMs, request_id AS requestId
       FROM usage LEFT JOIN conversations ON conversations.id = usage.conversation_id
       WHERE usage.created_at >= ? AND usage.created_at < ? ORDER BY usage.created_at, usage.id`,
    ).all(from, before),
  )
}
