import { adjustmentsMessages } from '../../../shared/messages/adjustments.ts'
import { dateWords, moneyWords, wholeWords } from '../../../shared/messages/amounts.ts'
import { replyMessages as words } from '../../../shared/messages/reply.ts'
import type { Cost, ReplyDetails, Usage } from '../../../shared/model.ts'

export type ReplyRow = { readonly label: string; readonly value: string }
export type ReplyGroup = { readonly label: string; readonly rows: readonly ReplyRow[] }

const row = (label: string, value: string | null | undefined): readonly ReplyRow[] =>
  value === null || value === undefined || value === '' ? [] : [{ label, value }]

const stopReasons: Readonly<Record<string, string>> = words.stopReasons
const adjustments: Readonly<Record<string, string>> = { ...adjustmentsMessages.leftOut, ...adjustmentsMessages.changed }
const hundredths = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

const duration = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : words.seconds(hundredths.format(milliseconds / 1000))

const structuredWords = ({ structured }: ReplyDetails): string | null => {
  if (structured === null) return null
  const asked = words.structured[structured.mode](structured.name)
  return structured.isValid ? asked : `${asked}, ${words.isInvalid}`
}

const answerRows = (details: ReplyDetails): readonly ReplyRow[] => [
  ...row(words.rows.model, details.modelId),
  ...row(words.rows.routed, details.invokedModelId),
  ...row(words.rows.stop, details.stopReason === null ? null : (stopReasons[details.stopReason] ?? details.stopReason)),
  ...row(words.rows.structured, structuredWords(details)),
  ...row(words.rows.adjustments, details.adjustments.map((adjustment) => adjustments[adjustment] ?? adjustment).join(', ')),
]

/** The cached tokens by lifetime; those that the service did not tell apart stand on a line of their own. */
const writeRows = ({ cacheWriteTokens, cacheWrites }: Usage): readonly ReplyRow[] => {
  const told = cacheWrites.filter(({ tokens }) => tokens > 0)
  if (told.length === 0) return row(words.rows.cacheWrite, wholeWords(cacheWriteTokens))
  const rest = cacheWriteTokens - told.reduce((sum, { tokens }) => sum + tokens, 0)
  return [
    ...told.flatMap(({ ttl, tokens }) => row(words.cacheWriteFor(words.ttl[ttl]), wholeWords(tokens))),
    ...(rest > 0 ? row(words.rows.cacheWrite, wholeWords(rest)) : []),
  ]
}

const tokenRows = (usage: Usage | null): readonly ReplyRow[] =>
  usage === null
    ? []
    : [
        ...row(words.rows.input, wholeWords(usage.inputTokens)),
        ...row(words.rows.cacheRead, wholeWords(usage.cacheReadTokens)),
        ...writeRows(usage),
        ...row(words.rows.output, wholeWords(usage.outputTokens)),
      ]

/** Prices of other tiers, and of a shorter latency, are not in AWS's list: main reckons with the standard one. */
const isDearerOrCheaper = ({ serviceTier, latencyMode }: ReplyDetails): boolean =>
  (serviceTier !== null && serviceTier !== 'default') || latencyMode === 'optimized'

const costOfReply = (usd: number | null, details: ReplyDetails): string => {
  if (usd === null) return words.priceUnknown
  return isDearerOrCheaper(details) ? words.atStandardPrice(moneyWords(usd)) : moneyWords(usd)
}

const costRows = (cost: Cost | null, details: ReplyDetails): readonly ReplyRow[] =>
  cost === null
    ? []
    : [
        ...row(words.rows.cost, costOfReply(cost.usd, details)),
        ...row(words.rows.priceDate, cost.asOf === null ? null : dateWords(cost.asOf)),
        ...row(words.rows.saved, cost.savedUsd === null ? null : moneyWords(cost.savedUsd)),
      ]

const guardrailRows = ({ guardrail }: ReplyDetails): readonly ReplyRow[] =>
  guardrail === null
    ? []
    : [
        ...row(words.rows.action, words.guardrailActions[guardrail.action]),
        ...row(words.rows.applied, guardrail.applied.map(({ id, version }) => words.appliedGuardrail(id, version)).join(', ')),
      ]

/** Every fact that is known about a reply, in words and in groups; groups without any are left out. */
export const replyGroups = (details: ReplyDetails): readonly ReplyGroup[] =>
  [
    { label: words.groups.answer, rows: answerRows(details) },
    { label: words.groups.tokens, rows: tokenRows(details.usage) },
    { label: words.groups.cost, rows: costRows(details.cost, details) },
    {
      label: words.groups.time,
      rows: [...row(words.rows.firstToken, duration(details.timeToFirstTokenMs)), ...row(words.rows.latency, duration(details.latencyMs))],
    },
    { label: words.groups.guardrail, rows: guardrailRows(details) },
    {
      label: words.groups.request,
      rows: [
        ...row(words.rows.tier, details.serviceTier),
        ...row(words.rows.latencyMode, details.latencyMode),
        ...row(words.rows.requestId, details.requestId),
      ],
    },
  ].filter(({ rows }) => rows.length > 0)
