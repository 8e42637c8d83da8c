import { z } from 'zod'
import { userFacingErrorSchema } from './user-facing-error.ts'

/**
 * A model or inference profile that can be chosen; `id` is what the service is given. `baseModelId` is the model behind it, which decides what it
 * can do; null where that is not known. `geography` is where an inference profile may process a request (`us`, `eu`, `global`), null for the region
 * alone. What it takes and gives is true where the rules know it or do not know better.
 */
export const modelSchema = z.object({
  id: z.string().min(1).max(2048),
  name: z.string(),
  provider: z.string(),
  baseModelId: z.string().nullable(),
  route: z.enum(['on-demand', 'inference-profile', 'application-profile']),
  geography: z.string().nullable(),
  documents: z.boolean(),
  images: z.boolean(),
  video: z.boolean(),
  tools: z.boolean(),
  caching: z.boolean(),
  reasoning: z.boolean(),
  contextWindow: z.number().int().positive().nullable(),
  /** `retiresAt` is milliseconds since 1970. */
  lifecycle: z.object({ status: z.enum(['active', 'legacy']), retiresAt: z.number().nullable() }).nullable(),
})
export type Model = z.infer<typeof modelSchema>

/** `account` was asked of AWS at `fetchedAt` (milliseconds since 1970); `bundled` came with the app. `problem` is why a newer list could not be had. */
export const modelListSchema = z.object({
  models: z.array(modelSchema),
  source: z.enum(['account', 'bundled', 'demo']),
  region: z.string(),
  fetchedAt: z.number().nullable(),
  problem: userFacingErrorSchema.nullable(),
})
export type ModelList = z.infer<typeof modelListSchema>

/** Tokens of one reply. `inputTokens` excludes the cached ones, as the service counts. */
export const usageSchema = z.object({
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  cacheReadTokens: z.number().int().nonnegative(),
  cacheWriteTokens: z.number().int().nonnegative(),
})
export type Usage = z.infer<typeof usageSchema>

/** `usd` is null where no price is known; `asOf` is the date of the price table's row. */
export const costSchema = z.object({ usd: z.number().nullable(), asOf: z.string().nullable() })
export type Cost = z.infer<typeof costSchema>

export const replyDetailsSchema = z.object({
  modelId: z.string(),
  stopReason: z.string().nullable(),
  usage: usageSchema.nullable(),
  cost: costSchema.nullable(),
  latencyMs: z.number().nonnegative().nullable(),
  timeToFirstTokenMs: z.number().nonnegative().nullable(),
  requestId: z.string().nullable(),
})
export type ReplyDetails = z.infer<typeof replyDetailsSchema>
