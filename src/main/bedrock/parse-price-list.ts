import { z } from 'zod'
import modelsJson from '../../../resources/models.json' with { type: 'json' }
import rulesJson from '../../../resources/model-rules.json' with { type: 'json' }
import type { PriceRow } from '../../shared/usage.ts'
import { baseModelId } from './base-model-id.ts'
import { bundledPrices } from './pricing.ts'

const text = z.string().catch('')

/** What is read of AWS's list; anything that is not as expected is passed over. */
const listSchema = z.object({
  publicationDate: text,
  products: z.record(
    z.string(),
    z
      .object({ attributes: z.object({ servicename: text, usagetype: text }) })
      .nullable()
      .catch(null),
  ),
  terms: z.object({ OnDemand: z.record(z.string(), z.unknown()) }),
})

const termsSchema = z.record(
  z.string(),
  z.object({ priceDimensions: z.record(z.string(), z.object({ unit: z.string(), pricePerUnit: z.object({ USD: z.string() }) })) }),
)

const edition = / \(Amazon Bedrock Edition\)$/u

/**
 * The two ways in which the list names what is counted: `InputTokenCount_Global` for older models, `input_tokens_global_standard` for newer ones. Long
 * contexts, batches and tiers other than the standard one do not match.
 */
const usageType =
  /_(?<kind>(?:CacheRead|CacheWrite(?:1h)?)?InputTokenCount|OutputTokenCount|(?:input|output|cache_read|cache_write)_tokens)(?<hour>_1h)?(?<global>_global)?(?:_standard)?-Units$/iu

type Rate = 'input' | 'output' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h'

const rateNames: Readonly<Record<string, Rate>> = {
  inputtokencount: 'input',
  outputtokencount: 'output',
  cachereadinputtokencount: 'cacheRead',
  cachewriteinputtokencount: 'cacheWrite5m',
  cachewrite1hinputtokencount: 'cacheWrite1h',
  input_tokens: 'input',
  output_tokens: 'output',
  cache_read_tokens: 'cacheRead',
  cache_write_tokens: 'cacheWrite5m',
}

type Line = { readonly rate: Rate; readonly scope: 'global' | 'geo' }

const lineOf = (name: string): Line | null => {
  const found = usageType.exec(name)?.groups
  const rate = rateNames[(found?.['kind'] ?? '').toLowerCase()]
  if (found === undefined || rate === undefined) return null
  const isHour = found['hour'] !== undefined
  if (isHour && rate !== 'cacheWrite5m') return null
  return { rate: isHour ? 'cacheWrite1h' : rate, scope: found['global'] === undefined ? 'geo' : 'global' }
}

/** `Claude Sonnet 4.6` and `anthropic.claude-sonnet-4-6` are the same: letters and digits count, the provider, a date and a first version do not. */
const comparable = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/gu, '')
const comparableId = (baseId: string): string =>
  comparable(
    baseId
      .replace(/^[^.]*\./u, '')
      .replace(/-\d{8}(?=-v\d|:|$)/u, '')
      .replace(/(?:-v1)?(?::\d+)?$/u, ''),
  )
const withoutProvider = (name: string): string =>
  name.replace(/^(?:Anthropic|Amazon|OpenAI|Meta|Mistral AI|Cohere|AI21 Labs|Writer|xAI|Moonshot AI)\s+/u, '')

const bundledModels = z.object({ models: z.array(z.object({ id: z.string(), name: z.string() })) }).parse(modelsJson).models
const claudeRules = z
  .object({ rules: z.array(z.object({ match: z.string() })) })
  .parse(rulesJson)
  .rules.filter(({ match }) => match.startsWith('anthropic.'))

/** The ids that a name of the list may stand for; what has a price already goes by the id of that price. */
const knownIds = (): ReadonlyMap<string, string> => {
  const named = bundledModels.map(({ id, name }) => [comparable(name), baseModelId(id)] as const)
  const ruled = claudeRules.map(({ match }) => [comparableId(match), match] as const)
  const priced = bundledPrices().map(({ baseModelId: id }) => [comparableId(id), id] as const)
  return new Map([...named, ...ruled, ...priced])
}

const dollarsPerMillion = (terms: unknown): number | null => {
  const parsed = termsSchema.safeParse(terms)
  const dimensions = parsed.success ? Object.values(parsed.data).flatMap(({ priceDimensions }) => Object.values(priceDimensions)) : []
  const found = dimensions.find(({ unit }) => unit === '1M tokens')
  const usd = found === undefined ? Number.NaN : Number(found.pricePerUnit.USD)
  return Number.isFinite(usd) && usd >= 0 && usd <= 100_000 ? usd : null
}

type Found = Pick<PriceRow, 'baseModelId' | 'scope'> & { readonly rates: Map<Rate, number> }

/** `unknownProducts` are those whose model has no id here. */
export type ParsedPriceList = { readonly rows: readonly PriceRow[]; readonly unknownProducts: number }

/** AWS's public price list as prices; null where the JSON is no price list at all. Rows without both an input and an output price are left out. */
export const parsePriceList = (json: unknown, today: string): ParsedPriceList | null => {
  const parsed = listSchema.safeParse(json)
  if (!parsed.success) return null
  const { products, terms, publicationDate } = parsed.data
  const ids = knownIds()
  const unknown = new Set<string>()
  const found = new Map<string, Found>()
  for (const [sku, product] of Object.entries(products)) {
    const line = product === null ? null : lineOf(product.attributes.usagetype)
    const usd = dollarsPerMillion(terms.OnDemand[sku])
    if (product === null || line === null || usd === null || !edition.test(product.attributes.servicename)) continue
    const name = product.attributes.servicename.replace(edition, '')
    const id = ids.get(comparable(name)) ?? ids.get(comparable(withoutProvider(name)))
    if (id === undefined) {
      unknown.add(name)
      continue
    }
    const key = `${line.scope} ${id}`
    const row = found.get(key) ?? { baseModelId: id, scope: line.scope, rates: new Map<Rate, number>() }
    row.rates.set(line.rate, usd)
    found.set(key, row)
  }
  const asOf = /^\d{4}-\d{2}-\d{2}/u.exec(publicationDate)?.[0] ?? today
  const rows = [...found.values()].flatMap(({ baseModelId: id, scope, rates }): PriceRow[] => {
    const input = rates.get('input')
    const output = rates.get('output')
    if (input === undefined || output === undefined) return []
    const cache = {
      cacheRead: rates.get('cacheRead') ?? null,
      cacheWrite5m: rates.get('cacheWrite5m') ?? null,
      cacheWrite1h: rates.get('cacheWrite1h') ?? null,
    }
    return [{ baseModelId: id, scope, source: 'aws', input, output, ...cache, asOf }]
  })
  return { rows, unknownProducts: unknown.size }
}
