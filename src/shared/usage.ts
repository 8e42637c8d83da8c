import { z } from 'zod'
import { conversationIdSchema } from './ids.ts'

/** Sums over replies, titles and summaries. `usd` leaves out what has no known price, which `unpriced` counts. */
export const usageTotalsSchema = z.object({
  replies: z.number().int().nonnegative(),
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  cacheReadTokens: z.number().int().nonnegative(),
  cacheWriteTokens: z.number().int().nonnegative(),
  usd: z.number(),
  /** What caching has saved; negative where writes cost more than reads gave back. */
  savedUsd: z.number(),
  unpriced: z.number().int().nonnegative(),
})
export type UsageTotals = z.infer<typeof usageTotalsSchema>

const usageRow = usageTotalsSchema.extend({ key: z.string(), name: z.string() })
export type UsageRow = z.infer<typeof usageRow>

/** `from` and `to` are local days, both included, as YYYY-MM-DD. */
export const usagePeriodSchema = z.object({ from: z.iso.date(), to: z.iso.date() })
export type UsagePeriod = z.infer<typeof usagePeriodSchema>

/** Rows are ordered by cost; days and months by time. A conversation that was deleted has no id and counts under one row. */
export const usageReportSchema = z.object({
  period: usagePeriodSchema,
  totals: usageTotalsSchema,
  days: z.array(usageRow),
  months: z.array(usageRow),
  models: z.array(usageRow),
  profiles: z.array(usageRow),
  conversations: z.array(usageRow.extend({ conversationId: conversationIdSchema.nullable() })),
  /** Dates of the price rows that were used, oldest first. */
  pricesAsOf: z.array(z.string()),
})
export type UsageReport = z.infer<typeof usageReportSchema>

/** What this month has cost so far, and the share of the budget; null without one. */
export const monthUsageSchema = z.object({ usd: z.number(), budgetUsd: z.number().nullable() })
export type MonthUsage = z.infer<typeof monthUsageSchema>

const rate = z.number().min(0).max(100_000)
/** US dollars for a million tokens. A price of a person counts before one of AWS, that before the bundled one. */
export const priceRowSchema = z.object({
  baseModelId: z.string().trim().min(1).max(256),
  scope: z.enum(['global', 'geo', 'any']),
  source: z.enum(['user', 'aws', 'bundled']),
  input: rate,
  output: rate,
  cacheRead: rate.nullable(),
  cacheWrite5m: rate.nullable(),
  cacheWrite1h: rate.nullable(),
  asOf: z.string().max(40),
})
export type PriceRow = z.infer<typeof priceRowSchema>
