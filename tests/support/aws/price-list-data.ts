/** A model's prices in US dollars for a million tokens, and how its usage types are named: the older way or the newer one. */
export type PricedModel = {
  readonly name: string
  readonly style: 'counts' | 'tokens'
  readonly input: number
  readonly output: number
  readonly cacheRead?: number
  readonly cacheWrite?: number
  readonly cacheWrite1h?: number
  /** Also listed for worldwide profiles, a tenth cheaper. */
  readonly isGlobal?: boolean
  /** Dearer lines that are not for an ordinary request. */
  readonly hasLongContext?: boolean
}

/** The list of the local server, shortened to one model for each form of a line. */
const pricedModels: readonly PricedModel[] = [
  {
    name: 'Claude Sonnet 5.5',
    style: 'tokens',
    input: 2.2,
    output: 11,
    cacheRead: 0.22,
    cacheWrite: 2.75,
    cacheWrite1h: 4.4,
    isGlobal: true,
  },
  { name: 'Claude Opus 4.6', style: 'counts', input: 5.5, output: 27.5, cacheRead: 0.55, cacheWrite: 6.875, isGlobal: true },
  { name: 'Claude Sonnet 4.5', style: 'counts', input: 3.3, output: 16.5, cacheRead: 0.33, cacheWrite: 4.125, hasLongContext: true },
  { name: 'Nova Pro', style: 'counts', input: 0.8, output: 3.2, cacheRead: 0.2 },
  { name: 'Mistral Large 3', style: 'tokens', input: 0.5, output: 1.5 },
  { name: 'Oracle 1', style: 'counts', input: 9, output: 90 },
]

type Line = { readonly usagetype: string; readonly usd: number }

const counts = (model: PricedModel, prefix: string, suffix: string): readonly Line[] => [
  { usagetype: `${prefix}_InputTokenCount${suffix}-Units`, usd: model.input },
  { usagetype: `${prefix}_OutputTokenCount${suffix}-Units`, usd: model.output },
  ...(model.cacheRead === undefined ? [] : [{ usagetype: `${prefix}_CacheReadInputTokenCount${suffix}-Units`, usd: model.cacheRead }]),
  ...(model.cacheWrite === undefined ? [] : [{ usagetype: `${prefix}_CacheWriteInputTokenCount${suffix}-Units`, usd: model.cacheWrite }]),
  ...(model.cacheWrite1h === undefined
    ? []
    : [{ usagetype: `${prefix}_CacheWrite1hInputTokenCount${suffix}-Units`, usd: model.cacheWrite1h }]),
]

const tokens = (model: PricedModel, prefix: string, suffix: string): readonly Line[] => [
  { usagetype: `${prefix}_input_tokens${suffix}_standard-Units`, usd: model.input },
  { usagetype: `${prefix}_output_tokens${suffix}_standard-Units`, usd: model.output },
  ...(model.cacheRead === undefined ? [] : [{ usagetype: `${prefix}_cache_read_tokens${suffix}_standard-Units`, usd: model.cacheRead }]),
  ...(model.cacheWrite === undefined ? [] : [{ usagetype: `${prefix}_cache_write_tokens${suffix}_standard-Units`, usd: model.cacheWrite }]),
  ...(model.cacheWrite1h === undefined
    ? []
    : [{ usagetype: `${prefix}_cache_write_tokens_1h${suffix}_standard-Units`, usd: model.cacheWrite1h }]),
]

const cheaper = (model: PricedModel): PricedModel => {
  const tenthOff = (usd: number): number => Math.round((usd / 1.1) * 10_000) / 10_000
  const { cacheRead, cacheWrite, cacheWrite1h } = model
  return {
    ...model,
    input: tenthOff(model.input),
    output: tenthOff(model.output),
    ...(cacheRead === undefined ? {} : { cacheRead: tenthOff(cacheRead) }),
    ...(cacheWrite === undefined ? {} : { cacheWrite: tenthOff(cacheWrite) }),
    ...(cacheWrite1h === undefined ? {} : { cacheWrite1h: tenthOff(cacheWrite1h) }),
  }
}

const linesOf = (model: PricedModel, prefix: string): readonly Line[] => {
  const of = model.style === 'counts' ? counts : tokens
  return [
    ...of(model, prefix, ''),
    ...(model.isGlobal === true ? of(cheaper(model), prefix, model.style === 'counts' ? '_Global' : '_global') : []),
    ...(model.hasLongContext === true ? [{ usagetype: `${prefix}_InputTokenCount_long_ctx-Units`, usd: model.input * 2 }] : []),
    { usagetype: `${prefix}_InputTokenCount_Batch-Units`, usd: model.input / 2 },
  ]
}

const term = (sku: string, usd: number): unknown => ({
  [`${sku}.JRTCKXETXF`]: {
    offerTermCode: 'JRTCKXETXF',
    sku,
    effectiveDate: '2026-11-01T00:00:00Z',
    priceDimensions: {
      [`${sku}.JRTCKXETXF.6YS6EN2CT7`]: {
        rateCode: `${sku}.JRTCKXETXF.6YS6EN2CT7`,
        description: 'AWS Marketplace software usage',
        beginRange: '0',
        endRange: 'Inf',
        unit: '1M tokens',
        appliesTo: [],
        pricePerUnit: { USD: usd.toFixed(10) },
      },
    },
    termAttributes: {},
  },
})

const codes: Readonly<Record<string, string>> = { 'us-east-1': 'USE1', 'us-west-2': 'USW2', 'eu-west-1': 'EUW1', 'eu-central-1': 'EUC1' }

/** The price list of a region in the form in which AWS publishes it; null where it has none. */
export const wirePriceList = (region: string, models: readonly PricedModel[] = pricedModels): unknown => {
  const code = codes[region]
  if (code === undefined) return null
  const rows = models.flatMap((model) => linesOf(model, `${code}-MP:${code}`).map((line) => ({ name: model.name, ...line })))
  const skuOf = (index: number): string => `SKU${String(index).padStart(13, '0')}`
  const product = (sku: string, name: string, usagetype: string): unknown => ({
    sku,
    attributes: {
      servicecode: 'AmazonBedrockFoundationModels',
      location: region,
      locationType: 'AWS Region',
      usagetype,
      operation: '',
      regionCode: region,
      servicename: `${name} (Amazon Bedrock Edition)`,
    },
  })
  return {
    formatVersion: 'v1.0',
    disclaimer: 'This pricing list is for informational purposes only.',
    offerCode: 'AmazonBedrockFoundationModels',
    version: '20261118120000',
    publicationDate: '2026-11-18T12:00:00Z',
    products: Object.fromEntries(rows.map(({ name, usagetype }, index) => [skuOf(index), product(skuOf(index), name, usagetype)])),
    terms: { OnDemand: Object.fromEntries(rows.map(({ usd }, index) => [skuOf(index), term(skuOf(index), usd)])) },
    attributesList: {},
  }
}
