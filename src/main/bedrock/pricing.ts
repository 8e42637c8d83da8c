import { z } from 'zod'
import pricesJson from '../../../resources/prices.json' with { type: 'json' }
import type { Cost, Usage } from '../../shared/model.ts'
import { baseModelId, geographyOf, namesModel } from './base-model-id.ts'
import { demoModelId } from './demo-model.ts'
import type { ModelBehind } from './reply-request.ts'

const ratesSchema = z.object({
  input: z.number(),
  output: z.number().default(0),
  cacheRead: z.number().optional(),
  cacheWrite5m: z.number().optional(),
})
const priceSchema = ratesSchema.extend({
  baseId: z.string(),
  scope: z.enum(['global', 'geo', 'any']),
  asOf: z.string(),
  from: z.string().default(''),
  above: ratesSchema.extend({ inputTokens: z.number() }).optional(),
})
type Rates = z.infer<typeof ratesSchema>
type Price = z.infer<typeof priceSchema>

const prices: readonly Price[] = z.object({ models: z.array(priceSchema) }).parse(pricesJson).models

/** A profile that stays in one part of the world costs a tenth more than the global one of the same model. */
const geographicFactor = 1.1
const tokensPerPrice = 1_000_000

const rowsOf = (baseId: string): readonly Price[] => {
  const matching = prices.filter((price) => namesModel(price.baseId, baseId))
  const longest = Math.max(...matching.map((price) => price.baseId.length))
  return matching.filter((price) => price.baseId.length === longest)
}

const latest = (rows: readonly Price[], today: string): Price | undefined =>
  rows
    .filter((row) => row.from <= today)
    .reduce<Price | undefined>((best, row) => (best === undefined || row.from >= best.from ? row : best), undefined)

const scopeFactor = (price: Price, wanted: 'global' | 'geo'): number =>
  price.scope === 'global' && wanted === 'geo' ? geographicFactor : 1

const rateCost = (rates: Rates, usage: Usage): number =>
  (usage.inputTokens * rates.input +
    usage.cacheReadTokens * (rates.cacheRead ?? rates.input) +
    usage.cacheWriteTokens * (rates.cacheWrite5m ?? rates.input) +
    usage.outputTokens * rates.output) /
  tokensPerPrice

/** An estimate in US dollars from the bundled price list; null where the list has no price for the model. */
export const costOf = (modelId: string, usage: Usage, behind?: ModelBehind, now: () => number = Date.now): Cost => {
  if (modelId === demoModelId) return { usd: 0, asOf: null }
  const geography = behind === undefined ? geographyOf(modelId) : behind.geography
  const wanted = geography === 'global' ? 'global' : 'geo'
  const today = new Date(now()).toISOString().slice(0, 10)
  const rows = rowsOf(behind?.baseModelId ?? baseModelId(modelId))
  const price =
    latest(
      rows.filter((row) => row.scope === wanted || row.scope === 'any'),
      today,
    ) ?? latest(rows, today)
  if (price === undefined) return { usd: null, asOf: null }
  const allInput = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens
  const rates = price.above !== undefined && allInput > price.above.inputTokens ? price.above : price
  return { usd: rateCost(rates, usage) * scopeFactor(price, wanted), asOf: price.asOf.split(' ', 1)[0] ?? null }
}
