import { adjustmentsMessages } from '../../../shared/messages/adjustments.ts'
import { dateWords, moneyWords, percentOf, wholeWords } from '../../../shared/messages/amounts.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import type { Adjustment, ReplyDetails } from '../../../shared/model.ts'
import { durationWords } from '../../ui/duration-words.ts'

/** The sequence that ended an answer, where the response field for it was asked for. */
const stopSequence = ({ stopReason, responseFields }: ReplyDetails): string | null => {
  if (stopReason !== 'stop_sequence' || responseFields === null || typeof responseFields !== 'object' || Array.isArray(responseFields))
    return null
  const sequence = responseFields['stop_sequence']
  return typeof sequence === 'string' ? sequence : null
}

const usageWords = ({ usage }: ReplyDetails): readonly string[] => {
  if (usage === null) return []
  const input = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens
  return [
    words.tokens(wholeWords(input), wholeWords(usage.outputTokens)),
    ...(usage.cacheReadTokens === 0 ? [] : [words.cached(percentOf(usage.cacheReadTokens, input))]),
  ]
}

const costWords = ({ cost }: ReplyDetails): readonly string[] => {
  if (cost === null || cost.usd === null) return []
  const saved = cost.savedUsd ?? 0
  return [
    cost.asOf === null ? moneyWords(cost.usd) : words.price(moneyWords(cost.usd), dateWords(cost.asOf)),
    ...(saved === 0 ? [] : [saved > 0 ? words.saved(moneyWords(saved)) : words.costMore(moneyWords(-saved))]),
  ]
}

/** An ARN without what stands before the name in it. */
const shortId = (modelId: string): string => modelId.replace(/^arn:.*?\//u, '')

/** The quiet line under an answer; what is least missed where there is no room for it comes last. */
export const detailWords = (details: ReplyDetails): readonly string[] => {
  const { modelId, invokedModelId, serviceTier, latencyMs, timeToFirstTokenMs } = details
  const sequence = stopSequence(details)
  return [
    ...(invokedModelId === null || invokedModelId === modelId ? [] : [words.routedTo(shortId(invokedModelId))]),
    ...usageWords(details),
    ...costWords(details),
    ...(latencyMs === null ? [] : [words.took(durationWords(latencyMs))]),
    ...(timeToFirstTokenMs === null ? [] : [words.firstToken(durationWords(timeToFirstTokenMs))]),
    ...(serviceTier === null || serviceTier === 'default' ? [] : [words.tier(serviceTier)]),
    ...(sequence === null ? [] : [words.stoppedAt(sequence)]),
    shortId(modelId),
  ]
}

const leftOut: Readonly<Partial<Record<Adjustment, string>>> = adjustmentsMessages.leftOut
const changed: Readonly<Partial<Record<Adjustment, string>>> = adjustmentsMessages.changed
const named = (adjustments: readonly Adjustment[], names: Readonly<Partial<Record<Adjustment, string>>>): string =>
  adjustments.flatMap((adjustment) => names[adjustment] ?? []).join(', ')

/** What was left out of a request or changed for the model, in at most two lines. */
export const adjustmentWords = (adjustments: readonly Adjustment[]): readonly string[] => {
  const without = named(adjustments, leftOut)
  const other = named(adjustments, changed)
  return [...(without === '' ? [] : [words.leftOutForModel(without)]), ...(other === '' ? [] : [words.adjusted(other)])]
}
