import { z } from 'zod'
import { conversationIdSchema, type ConversationId } from '../../shared/ids.ts'
import { usageMessages } from '../../shared/messages/usage.ts'
import { usageTotalsSchema, type UsagePeriod, type UsageReport, type UsageTotals } from '../../shared/usage.ts'
import type { ReadableDatabase } from './database.ts'
import { monthStart, localDay, periodBounds } from './local-days.ts'
import { statement } from './statements.ts'

const sums = `coalesce(sum(purpose = 'reply'), 0) AS replies, coalesce(sum(input_tokens), 0) AS inputTokens,
  coalesce(sum(output_tokens), 0) AS outputTokens, coalesce(sum(cache_read_tokens), 0) AS cacheReadTokens,
  coalesce(sum(cache_write_tokens), 0) AS cacheWriteTokens, coalesce(sum(cost_usd), 0) AS usd, coalesce(sum(saved_usd), 0) AS savedUsd,
  coalesce(sum(cost_usd IS NULL), 0) AS unpriced`

/** Every offset from UTC is a multiple of it, so rows of one quarter of an hour are rows of one local day. */
const quarterMs = 15 * 60_000

const groupSchema = usageTotalsSchema.extend({
  quarter: z.number(),
  modelId: z.string(),
  profileId: z.string(),
  conversationId: conversationIdSchema.nullable(),
  title: z.string().nullable(),
})
type Group = z.infer<typeof groupSchema>

const nothing: UsageTotals = {
  replies: 0,
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  usd: 0,
  savedUsd: 0,
  unpriced: 0,
}

const plus = (one: UsageTotals, other: UsageTotals): UsageTotals => ({
  replies: one.replies + other.replies,
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
  cacheReadTokens: one.cacheReadTokens + other.cacheReadTokens,
  cacheWriteTokens: one.cacheWriteTokens + other.cacheWriteTokens,
  usd: one.usd + other.usd,
  savedUsd: one.savedUsd + other.savedUsd,
  unpriced: one.unpriced + other.unpriced,
})

type Row = UsageTotals & { readonly key: string; readonly name: string }

const summedBy = (groups: readonly Group[], keyOf: (group: Group) => string, nameOf: (group: Group) => string): Row[] => {
  const rows = new Map<string, Row>()
  for (const group of groups) {
    const key = keyOf(group)
    const known = rows.get(key)
    rows.set(key, { ...plus(known ?? nothing, group), key, name: known?.name ?? nameOf(group) })
  }
  return [...rows.values()]
}

const byCost = (rows: readonly Row[]): Row[] => rows.toSorted((one, other) => other.usd - one.usd || one.name.localeCompare(other.name))
const byKey = (rows: readonly Row[]): Row[] => rows.toSorted((one, other) => (one.key < other.key ? -1 : 1))

const groupsOf = (database: ReadableDatabase, from: number, before: number): readonly Group[] =>
  z.array(groupSchema).parse(
    statement(
      database,
      `SELECT usage.created_at / ${quarterMs} AS quarter, usage.model_id AS modelId, usage.profile_id AS profileId,
         usage.conversation_id AS conversationId, conversations.title AS title, ${sums}
         FROM usage LEFT JOIN conversations ON conversations.id = usage.conversation_id
         WHERE usage.created_at >= ? AND usage.created_at < ? GROUP BY 1, 2, 3, 4`,
    ).all(from, before),
  )

const titleOf = ({ conversationId, title }: Group): string => {
  if (conversationId === null) return usageMessages.deletedConversations
  return title === null || title === '' ? usageMessages.untitled : title
}

/** How things are called: a profile that is gone, and a model that no list has, go by their id. */
export type UsageNames = { readonly profiles: ReadonlyMap<string, string>; readonly models: (modelId: string) => string }

export const readUsageReport = (database: ReadableDatabase, period: UsagePeriod, names: UsageNames): UsageReport => {
  const { from, before } = periodBounds(period)
  const groups = groupsOf(database, from, before)
  const dayOf = ({ quarter }: Group): string => localDay(quarter * quarterMs)
  const monthOf = (group: Group): string => dayOf(group).slice(0, 7)
  const { profiles, models } = names
  const dates = statement(
    database,
    'SELECT DISTINCT price_as_of FROM usage WHERE created_at >= ? AND created_at < ? AND price_as_of IS NOT NULL ORDER BY price_as_of',
  ).pluck()
  return {
    period,
    totals: groups.reduce(plus, nothing),
    days: byKey(summedBy(groups, dayOf, dayOf)),
    months: byKey(summedBy(groups, monthOf, monthOf)),
    models: byCost(
      summedBy(
        groups,
        ({ modelId }) => modelId,
        ({ modelId }) => models(modelId),
      ),
    ),
    profiles: byCost(
      summedBy(
        groups,
        ({ profileId }) => profileId,
        ({ profileId }) => profiles.get(profileId) ?? profileId,
      ),
    ),
    conversations: byCost(summedBy(groups, ({ conversationId }) => conversationId ?? '', titleOf)).map((row) => ({
      ...row,
      conversationId: row.key === '' ? null : conversationIdSchema.parse(row.key),
    })),
    pricesAsOf: z.array(z.string()).parse(dates.all(from, before)),
  }
}

/** US dollars since the first of the local month. */
export const monthUsage = (database: ReadableDatabase, now: number): number =>
  z.number().parse(statement(database, 'SELECT coalesce(sum(cost_usd), 0) FROM usage WHERE created_at >= ?').pluck().get(monthStart(now)))

export const conversationUsage = (database: ReadableDatabase, id: ConversationId): UsageTotals =>
  usageTotalsSchema.parse(statement(database, `SELECT ${sums} FROM usage WHERE conversation_id = ?`).get(id))
