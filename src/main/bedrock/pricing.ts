import { z } from 'zod'
import pricesJson from '../../../resources/prices.json' with { type: 'json' }
import type { Cost, Usage } from '../../shared/model.ts'
import type { PriceRow } from '../../shared/usage.ts'
import { baseModelId, geographyOf, namesModel } from './base-model-id.ts'
import { demoModelId } from './demo-model.ts'
import type { ModelBehind } from './reply-request.ts'

const ratesSchema = z.object({
  input: z.number(),
  output: z.number().default(0),
  cacheRead: z.number().optional(),
  cacheWrite5m: z.number().optional(),
  cacheWrite1h: z.number().optional(),
})
const bundledSchema = ratesSchema.extend({
  baseId: z.string(),
  scope: z.enum(['global', 'geo', 'any']),
  asOf: z.string(),
  from: z.string().default(''),
  above: ratesSchema.extend({ inputTokens: z.number() }).optional(),
})
type Bundled = z.infer<typeof bundledSchema>

/** What a million tokens cost, each kind; `above` counts for the whole of a request with more input than that. */
type Rates = {
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly write5m: number
  readonly write1h: number
}
type Price = Pick<PriceRow, 'baseModelId' | 'scope' | 'asOf'> & {
  readonly rates: Rates
  readonly above: { readonly inputTokens: number; readonly rates: Rates } | null
}

const bundled: readonly Bundled[] = z.object({ models: z.array(bundledSchema) }).parse(pricesJson).models

/** A profile that stays in one part of the world costs a tenth more than the global one of the same model. */
const geographicFactor = 1.1
/** A cache entry of an hour where the table does not say it: a multiple of plain input. */
const hourFactor = 2
const tokensPerPrice = 1_000_000

const dayOf = (now: () => number): string => new Date(now()).toISOString().slice(0, 10)
const dateOf = (asOf: string): string => asOf.split(' ', 1)[0] ?? asOf

type GivenRates = {
  readonly [Name in 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h']?: number | null | undefined
} & { readonly input: number; readonly output: number }

const ratesOf = ({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: GivenRates): Rates => ({
  input,
  output,
  cacheRead: cacheRead ?? input,
  write5m: cacheWrite5m ?? input,
  write1h: cacheWrite1h ?? hourFactor * input,
})

/** The bundled rows that hold today: of those with the same model and scope the latest that has begun. */
const validToday = (today: string): readonly Bundled[] => {
  const latest = new Map<string, Bundled>()
  for (const row of bundled.filter(({ from }) => from <= today)) {
    const key = `${row.scope} ${row.baseId}`
    if (row.from >= (latest.get(key)?.from ?? '')) latest.set(key, row)
  }
  return [...latest.values()]
}

const rowOf = ({ baseId, scope, input, output, cacheRead, cacheWrite5m, cacheWrite1h, asOf }: Bundled): PriceRow => ({
  baseModelId: baseId,
  scope,
  source: 'bundled',
  input,
  output,
  cacheRead: cacheRead ?? null,
  cacheWrite5m: cacheWrite5m ?? null,
  cacheWrite1h: cacheWrite1h ?? (cacheWrite5m === undefined ? null : hourFactor * input),
  asOf: dateOf(asOf),
})

/** The prices that came with the app and hold today. */
export const bundledPrices = (now: () => number = Date.now): readonly PriceRow[] => validToday(dayOf(now)).map(rowOf)

const pricesOf = (rows: readonly PriceRow[], source: PriceRow['source']): readonly Price[] =>
  rows.filter((row) => row.source === source).map((row) => ({ ...row, rates: ratesOf(row), above: null }))

const bundledPricesOf = (today: string): readonly Price[] =>
  validToday(today).map(({ baseId, scope, asOf, above, ...given }) => ({
    baseModelId: baseId,
    scope,
    asOf: dateOf(asOf),
    rates: ratesOf(given),
    above: above === undefined ? null : { inputTokens: above.inputTokens, rates: ratesOf(above) },
  }))

/** Those of the very model: the longest name that fits. */
const ofModel = (prices: readonly Price[], baseId: string): readonly Price[] => {
  const matching = prices.filter((price) => namesModel(price.baseModelId, baseId))
  const longest = Math.max(...matching.map((price) => price.baseModelId.length))
  return matching.filter((price) => price.baseModelId.length === longest)
}

/** A price for the very scope comes before one for another, whoever gave it; of those a person's before AWS's before the bundled one. */
const choose = (sources: readonly (readonly Price[])[], wanted: 'global' | 'geo'): Price | undefined => {
  const first = (scopes: readonly string[]): Price | undefined =>
    sources.flatMap((prices) => scopes.flatMap((scope) => prices.filter((price) => price.scope === scope)))[0]
  return first([wanted, 'any']) ?? first(['global', 'geo'])
}

const writesOf = (usage: Usage): { readonly write5m: number; readonly write1h: number } => {
  const told = usage.cacheWrites.reduce((sum, { ttl, tokens }) => (ttl === '1h' ? sum + tokens : sum), 0)
  const write1h = Math.min(told, usage.cacheWriteTokens)
  return { write5m: usage.cacheWriteTokens - write1h, write1h }
}

const cachedCost = (rates: Rates, usage: Usage): number => {
  const { write5m, write1h } = writesOf(usage)
  return usage.cacheReadTokens * rates.cacheRead + write5m * rates.write5m + write1h * rates.write1h
}

type Options = {
  /** Those of a person and of AWS's list, which count before the bundled ones. */
  readonly prices?: readonly PriceRow[]
  readonly now?: () => number
}

/**
 * An estimate in US dollars; null where no price is known. Only the standard tier's prices are public: a reply of another tier is reckoned with them.
 * `savedUsd` is what the cached tokens would have cost as plain input, less what they did cost.
 */
export const costOf = (modelId: string, usage: Usage, behind?: ModelBehind, { prices = [], now = Date.now }: Options = {}): Cost => {
  if (modelId === demoModelId) return { usd: 0, asOf: null, savedUsd: 0 }
  const geography = behind === undefined ? geographyOf(modelId) : behind.geography
  const wanted = geography === 'global' ? 'global' : 'geo'
  const baseId = behind?.baseModelId ?? baseModelId(modelId)
  const sources = [pricesOf(prices, 'user'), pricesOf(prices, 'aws'), bundledPricesOf(dayOf(now))]
  const price = choose(
    sources.map((source) => ofModel(source, baseId)),
    wanted,
  )
  if (price === undefined) return { usd: null, asOf: null, savedUsd: null }
  const cachedTokens = usage.cacheReadTokens + usage.cacheWriteTokens
  const rates = price.above !== null && usage.inputTokens + cachedTokens > price.above.inputTokens ? price.above.rates : price.rates
  const factor = (price.scope === 'global' && wanted === 'geo' ? geographicFactor : 1) / tokensPerPrice
  const cached = cachedCost(rates, usage)
  return {
    usd: (usage.inputTokens * rates.input + cached + usage.outputTokens * rates.output) * factor,
    asOf: dateOf(price.asOf),
    savedUsd: (cachedTokens * rates.input - cached) * factor,
  }
}

const sourcesInOrder = ['user', 'aws', 'bundled'] as const

/** Every price that counts, one for each model and scope. */
export const countingPrices = (overrides: readonly PriceRow[], now: () => number = Date.now): readonly PriceRow[] => {
  const all = [...overrides, ...bundledPrices(now)]
  const counting = new Map<string, PriceRow>()
  for (const row of sourcesInOrder.flatMap((source) => all.filter((price) => price.source === source))) {
    const key = `${row.baseModelId} ${row.scope}`
    if (!counting.has(key)) counting.set(key, row)
  }
  return [...counting.values()].toSorted(
    (one, other) => one.baseModelId.localeCompare(other.baseModelId) || one.scope.localeCompare(other.scope),
  )
}
