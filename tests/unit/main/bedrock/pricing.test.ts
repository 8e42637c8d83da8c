import { describe, expect, it } from 'vitest'
import type { Usage } from '../../../../src/shared/model.ts'
import { priceRowSchema, type PriceRow } from '../../../../src/shared/usage.ts'
import { bundledPrices, costOf, countingPrices } from '../../../../src/main/bedrock/pricing.ts'

const million = { inputTokens: 1_000_000, outputTokens: 1_000_000, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWrites: [] }
const november = () => Date.parse('2026-11-21')
const july = () => Date.parse('2026-07-01')
const usd = (modelId: string, usage = million, now = november): number | null => {
  const cost = costOf(modelId, usage, undefined, { now }).usd
  return cost === null ? null : Math.round(cost * 10_000) / 10_000
}

describe('costOf', () => {
  it.each([
    ['global.anthropic.claude-sonnet-4-6', 18],
    ['us.anthropic.claude-sonnet-4-6', 19.8],
    ['global.anthropic.claude-opus-5', 30],
    ['global.anthropic.claude-opus-5-5', 24],
    ['eu.anthropic.claude-opus-5-5', 26.4],
    ['global.anthropic.claude-haiku-4-5-20251001-v1:0', 6],
    ['amazon.nova-lite-v1:0', 0.3],
    ['eu.amazon.nova-lite-v1:0', 0.3],
    ['arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.amazon.nova-pro-v1:0', 4],
  ])('prices a million tokens each way of %s', (modelId, expected) => {
    expect(usd(modelId)).toBe(expected)
  })

  it('counts cached tokens at their own rates', () => {
    expect(
      usd('global.anthropic.claude-sonnet-4-6', {
        inputTokens: 0,
        outputTokens: 0,
        cacheReadTokens: 1_000_000,
        cacheWriteTokens: 1_000_000,
        cacheWrites: [],
      }),
    ).toBe(4.05)
  })

  it('uses the row that was valid on the day', () => {
    expect([usd('global.anthropic.claude-sonnet-5', million, july), usd('global.anthropic.claude-sonnet-5')]).toEqual([12, 18])
  })

  it('charges long contexts more where the list says so', () => {
    expect(
      usd('openai.gpt-5.6-sol', { inputTokens: 300_000, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWrites: [] }),
    ).toBe(3.3)
  })

  it('knows no price for what it does not know, and none for the demo reader', () => {
    expect([costOf('acme.robot-9', million), costOf('demo.reader', million)]).toEqual([
      { usd: null, asOf: null, savedUsd: null },
      { usd: 0, asOf: null, savedUsd: 0 },
    ])
  })

  it('tells the date of the row', () => {
    expect([costOf('global.anthropic.claude-sonnet-4-6', million).asOf, costOf('amazon.nova-lite-v1:0', million).asOf]).toEqual([
      '2026-06-26',
      '2026-08-21',
    ])
  })

  const cached = (change: Partial<Usage>): Usage => ({
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    cacheWrites: [],
    ...change,
  })
  const rounded = (modelId: string, usage: Usage): readonly (number | null)[] => {
    const cost = costOf(modelId, usage, undefined, { now: november })
    return [cost.usd, cost.savedUsd].map((value) => (value === null ? null : Math.round(value * 10_000) / 10_000))
  }

  it('counts entries of an hour at twice the input, or at their own price, and tells what caching has saved', () => {
    const hour = cached({ cacheWriteTokens: 1_000_000, cacheWrites: [{ ttl: '1h', tokens: 1_000_000 }] })
    const mixed = cached({
      cacheWriteTokens: 1_000_000,
      cacheWrites: [
        { ttl: '5m', tokens: 600_000 },
        { ttl: '1h', tokens: 400_000 },
      ],
    })
    expect([
      rounded('global.anthropic.claude-sonnet-4-6', hour),
      rounded('global.anthropic.claude-opus-5-5', hour),
      rounded('global.anthropic.claude-sonnet-4-6', mixed),
      rounded('global.anthropic.claude-sonnet-4-6', cached({ cacheReadTokens: 1_000_000 })),
      rounded('eu.anthropic.claude-opus-5-5', cached({ cacheReadTokens: 1_000_000 })),
      rounded('amazon.nova-lite-v1:0', cached({ inputTokens: 1_000_000 })),
    ]).toEqual([
      [6, -3],
      [8, -4],
      [4.65, -1.65],
      [0.3, 2.7],
      [0.22, 4.18],
      [0.06, 0],
    ])
  })

  const price = (change: Partial<PriceRow>): PriceRow => ({
    baseModelId: 'anthropic.claude-sonnet-4-6',
    scope: 'global',
    source: 'user',
    input: 1,
    output: 1,
    cacheRead: null,
    cacheWrite5m: null,
    cacheWrite1h: null,
    asOf: '2026-11-20',
    ...change,
  })
  const million1 = cached({ inputTokens: 1_000_000 })

  it.each([
    ['a person before AWS before the bundled table', 'global', [price({ source: 'aws', input: 2 }), price({})], 1, '2026-11-20'],
    ['AWS before the bundled table', 'global', [price({ source: 'aws', input: 2 })], 2, '2026-11-20'],
    ['the very scope before another one, whoever gave it', 'us', [price({})], 3.3, '2026-06-26'],
    ['any scope as the very one', 'us', [price({ scope: 'any', input: 7 })], 7, '2026-11-20'],
    ['a model that no table has', 'acme', [price({ baseModelId: 'acme.robot-9', input: 4 })], 4.4, '2026-11-20'],
  ])('takes %s', (_rule, scope, prices, expected, asOf) => {
    const modelId = scope === 'acme' ? 'acme.robot-9' : `${scope}.anthropic.claude-sonnet-4-6`
    const cost = costOf(modelId, million1, undefined, { prices, now: november })
    expect({ ...cost, usd: cost.usd?.toFixed(4) }).toEqual({ usd: expected.toFixed(4), asOf, savedUsd: 0 })
  })

  it('lists one price for each model and scope, the one that counts', () => {
    const rows = countingPrices(
      [price({ source: 'aws', input: 2 }), price({}), price({ baseModelId: 'acme.robot-9', scope: 'any' })],
      november,
    )
    const keys = rows.map(({ baseModelId, scope }) => `${baseModelId} ${scope}`)
    expect({
      isUnique: new Set(keys).size === keys.length,
      own: rows.filter(({ source }) => source !== 'bundled'),
      sonnet5: bundledPrices(november).filter(({ baseModelId }) => baseModelId === 'anthropic.claude-sonnet-5'),
      areValid: rows.every((row) => priceRowSchema.safeParse(row).success),
    }).toEqual({
      isUnique: true,
      own: [price({ baseModelId: 'acme.robot-9', scope: 'any' }), price({})],
      sonnet5: [
        expect.objectContaining({ scope: 'geo', input: 3.3, output: 16.5, cacheWrite1h: 6.6 }),
        expect.objectContaining({ scope: 'global', input: 3, output: 15, cacheWrite1h: 6 }),
      ],
      areValid: true,
    })
  })
})
