import { z } from 'zod'

/** A model or inference profile that can be chosen; `id` is what the service is given. */
export const modelSchema = z.object({
  id: z.string().min(1).max(2048),
  name: z.string(),
  provider: z.string(),
  documents: z.boolean(),
  images: z.boolean(),
  contextWindow: z.number().int().positive().nullable(),
})
export type Model = z.infer<typeof modelSchema>

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
