import { z } from 'zod'
import { jsonValueSchema } from './json.ts'
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
  route: z.enum(['on-demand', 'inference-profile', 'application-profile', 'prompt-router']),
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
const usageSchema = z.object({
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  cacheReadTokens: z.number().int().nonnegative(),
  cacheWriteTokens: z.number().int().nonnegative(),
  /** The written tokens by lifetime, where the service tells. */
  cacheWrites: z.array(z.object({ ttl: z.enum(['5m', '1h']), tokens: z.number().int().nonnegative() })).default([]),
})
export type Usage = z.infer<typeof usageSchema>

/** `usd` is null where no price is known; `asOf` is the date of the price row; `savedUsd` is what caching has saved, less what it cost to write. */
const costSchema = z.object({
  usd: z.number().nullable(),
  asOf: z.string().nullable(),
  savedUsd: z.number().nullable().default(null),
})
export type Cost = z.infer<typeof costSchema>

/** What a guardrail found, without the words it found. `origin` REQUEST is the one of the settings; others are enforced. */
export const guardrailReportSchema = z.object({
  action: z.enum(['none', 'masked', 'blocked']),
  findings: z.array(
    z.object({
      side: z.enum(['input', 'output']),
      /** topic, content, word, sensitive-information, grounding, automated-reasoning. */
      policy: z.string(),
      name: z.string(),
      action: z.string(),
      detected: z.boolean(),
    }),
  ),
  applied: z.array(z.object({ id: z.string(), version: z.string(), origin: z.string() })),
  blockedSides: z.array(z.enum(['input', 'output'])),
  /** What was replaced here: on the screen, on the disk, in the title and the search. */
  redacted: z.array(z.enum(['input', 'output'])).default([]),
})
export type GuardrailReport = z.infer<typeof guardrailReportSchema>

/** How an answer followed its schema: `value` is null and `problems` are told where it did not. */
const structuredAnswerSchema = z.object({
  name: z.string(),
  mode: z.enum(['native', 'tool', 'instruction']),
  value: jsonValueSchema.nullable(),
  isValid: z.boolean(),
  problems: z.array(z.string()),
})
export type StructuredAnswer = z.infer<typeof structuredAnswerSchema>

/** What was left out or put in another way because the model would have refused it. */
export const adjustmentSchema = z.enum([
  'temperature-left-out',
  'top-p-left-out',
  'top-k-left-out',
  'stop-sequences-left-out',
  'request-fields-left-out',
  'latency-left-out',
  'service-tier-left-out',
  'reasoning-left-out',
  'reasoning-style-changed',
  'effort-left-out',
  'cache-points-left-out',
  'cache-lifetime-changed',
  'guard-content-left-out',
  'citations-left-out',
  'structured-output-changed',
  'max-tokens-lowered',
  'max-tokens-raised',
  'not-streamed',
  'tools-left-out',
])
export type Adjustment = z.infer<typeof adjustmentSchema>

export const replyDetailsSchema = z.object({
  modelId: z.string(),
  stopReason: z.string().nullable(),
  usage: usageSchema.nullable(),
  cost: costSchema.nullable(),
  latencyMs: z.number().nonnegative().nullable(),
  timeToFirstTokenMs: z.number().nonnegative().nullable(),
  requestId: z.string().nullable(),
  /** The tier and the latency that were really used. */
  serviceTier: z.string().nullable().default(null),
  latencyMode: z.string().nullable().default(null),
  /** The model that a prompt router has chosen. */
  invokedModelId: z.string().nullable().default(null),
  /** What the response field paths asked for. */
  responseFields: jsonValueSchema.nullable().default(null),
  guardrail: guardrailReportSchema.nullable().default(null),
  structured: structuredAnswerSchema.nullable().default(null),
  adjustments: z.array(adjustmentSchema).default([]),
  /** What came before the answer: its reasoning may only be sent again after the same. */
  prefixHash: z.string().nullable().default(null),
})
export type ReplyDetails = z.infer<typeof replyDetailsSchema>
