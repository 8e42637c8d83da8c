import { describe, expect, it } from 'vitest'
import { parsePriceList } from '../../../../src/main/bedrock/parse-price-list.ts'

type Product = readonly [name: string, usageType: string, usd: string, unit?: string]

const list = (products: readonly Product[], publicationDate = '2026-11-18T01:02:03Z') => ({
  publicationDate,
  products: Object.fromEntries(
    products.map(([servicename, usagetype], index) => [`SKU${index}`, { sku: `SKU${index}`, attributes: { servicename, usagetype } }]),
  ),
  terms: {
    OnDemand: Object.fromEntries(
      products.map(([, , usd, unit = '1M tokens'], index) => [
        `SKU${index}`,
        { [`SKU${index}.T`]: { priceDimensions: { [`SKU${index}.T.D`]: { unit, pricePerUnit: { USD: usd } } } } },
      ]),
    ),
  },
})

const edition = (name: string): string => `${name} (Amazon Bedrock Edition)`
const counted = (name: string): string => `USE1-MP:USE1_${name}-Units`
const rows = (products: readonly Product[]) => parsePriceList(list(products), '2026-11-21')

describe('parsePriceList', () => {
  it('reads both ways of naming what is counted, global ones apart from the others', () => {
    const sonnet = edition('Claude Sonnet 4.5')
    const opus = edition('Claude Opus 5.5')
    expect(
      rows([
        [sonnet, counted('InputTokenCount'), '3.3000000000'],
        [sonnet, counted('OutputTokenCount'), '16.5'],
        [sonnet, counted('InputTokenCount_Global'), '3'],
        [sonnet, counted('OutputTokenCount_Global'), '15'],
        [sonnet, counted('CacheReadInputTokenCount_Global'), '0.3'],
        [sonnet, counted('CacheWriteInputTokenCount_Global'), '3.75'],
        [sonnet, counted('CacheWrite1hInputTokenCount_Global'), '6'],
        [opus, counted('input_tokens_global_standard'), '4'],
        [opus, counted('output_tokens_global_standard'), '20'],
        [opus, counted('cache_read_tokens_global_standard'), '0.2'],
        [opus, counted('cache_write_tokens_global_standard'), '5'],
        [opus, counted('cache_write_tokens_1h_global_standard'), '8'],
      ]),
    ).toEqual({
      rows: [
        {
          baseModelId: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
          scope: 'geo',
          source: 'aws',
          input: 3.3,
          output: 16.5,
          cacheRead: null,
          cacheWrite5m: null,
          cacheWrite1h: null,
          asOf: '2026-11-18',
        },
        {
          baseModelId: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
          scope: 'global',
          source: 'aws',
          input: 3,
          output: 15,
          cacheRead: 0.3,
          cacheWrite5m: 3.75,
          cacheWrite1h: 6,
          asOf: '2026-11-18',
        },
        {
          baseModelId: 'anthropic.claude-opus-5-5',
          scope: 'global',
          source: 'aws',
          input: 4,
          output: 20,
          cacheRead: 0.2,
          cacheWrite5m: 5,
          cacheWrite1h: 8,
          asOf: '2026-11-18',
        },
      ],
      unknownProducts: 0,
    })
  })

  it.each([
    ['Claude 3.5 Sonnet v2', 'anthropic.claude-3-5-sonnet-20241022-v2:0'],
    ['Claude 3.5 Sonnet', 'anthropic.claude-3-5-sonnet-20240620-v1:0'],
    ['Anthropic Claude Haiku 4.5', 'anthropic.claude-haiku-4-5-20251001-v1:0'],
    ['Claude Haiku 5.5', 'anthropic.claude-haiku-5-5'],
    ['Claude Opus 5', 'anthropic.claude-opus-5'],
    ['OpenAI GPT-6 Astra', 'openai.gpt-6-astra'],
    ['Palmyra X5', 'writer.palmyra-x5-v1:0'],
  ])('knows %s', (name, expected) => {
    const found = rows([
      [edition(name), counted('input_tokens_standard'), '1'],
      [edition(name), counted('output_tokens_standard'), '2'],
    ])
    expect(found?.rows.map(({ baseModelId }) => baseModelId)).toEqual([expected])
  })

  it('passes over long contexts, batches, other tiers and units, torn entries, and models without both prices', () => {
    const name = edition('Claude Sonnet 4.6')
    const sound = list([
      [name, counted('InputTokenCount'), '3.3'],
      [name, counted('OutputTokenCount'), '16.5'],
      [name, counted('InputTokenCount_LCtx'), '6.6'],
      [name, counted('input_tokens_long_ctx_standard'), '6.6'],
      [name, counted('InputTokenCount_Batch'), '1.65'],
      [name, counted('input_tokens_batch'), '1.65'],
      [name, counted('input_tokens_flex'), '1'],
      [name, counted('cache_write_tokens_30m_standard'), '9'],
      [name, counted('CacheReadInputTokenCount'), '-1'],
      [name, counted('CacheWriteInputTokenCount'), 'soon'],
      [name, counted('CacheWrite1hInputTokenCount'), '5', 'hours'],
      ['Claude Sonnet 4.6', counted('CacheReadInputTokenCount'), '0.1'],
      [edition('Claude Opus 5'), counted('InputTokenCount'), '5.5'],
    ])
    const torn = { ...sound, products: { ...sound.products, a: null, b: { attributes: 7 }, c: {} }, later: 1 }
    const found = parsePriceList(torn, '2026-11-21')
    expect(found?.rows).toEqual([
      expect.objectContaining({ input: 3.3, output: 16.5, cacheRead: null, cacheWrite5m: null, cacheWrite1h: null }),
    ])
  })

  it('counts the products that it does not know', () => {
    expect(
      rows([
        [edition('Robot 9'), counted('InputTokenCount'), '1'],
        [edition('Robot 9'), counted('OutputTokenCount'), '1'],
        [edition('Robot 10'), counted('InputTokenCount'), '1'],
      ]),
    ).toEqual({ rows: [], unknownProducts: 2 })
  })

  it('takes today where the list has no date, and nothing from what is no list', () => {
    const name = edition('Claude Opus 5')
    const products: readonly Product[] = [
      [name, counted('InputTokenCount'), '5.5'],
      [name, counted('OutputTokenCount'), '27.5'],
    ]
    expect([parsePriceList(list(products, ''), '2026-11-21')?.rows[0]?.asOf, parsePriceList({}, ''), parsePriceList('<html>', '')]).toEqual(
      ['2026-11-21', null, null],
    )
  })
})
