import { describe, expect, it } from 'vitest'
import { parseAmount } from '../../../../../src/renderer/features/settings/amount.ts'
import {
  emptyPrice,
  findPrices,
  isPriceFieldGood,
  isPriceGood,
  priceDraftOf,
  priceFields,
  priceOf,
} from '../../../../../src/renderer/features/settings/price-draft.ts'
import type { PriceRow } from '../../../../../src/shared/usage.ts'

const nova: PriceRow = {
  baseModelId: 'amazon.nova-lite-v1:0',
  scope: 'geo',
  source: 'aws',
  input: 0.06,
  output: 0.24,
  cacheRead: 0.015,
  cacheWrite5m: null,
  cacheWrite1h: null,
  asOf: '2026-06-11',
}

describe('parseAmount', () => {
  it('takes what people type for an amount', () => {
    expect(['3', ' 0,25 ', '$25.50', '.5', '', 'three', '-1', '1,000.5'].map(parseAmount)).toEqual([
      3,
      0.25,
      25.5,
      0.5,
      null,
      null,
      null,
      null,
    ])
  })
})

describe('a price that is written', () => {
  it('comes back as it was', () => {
    const { source: _source, asOf: _asOf, ...price } = nova
    expect(priceOf(priceDraftOf(nova))).toEqual(price)
  })

  it('needs a model, an input and an output', () => {
    const draft = { ...emptyPrice, baseModelId: ' x ', input: '1' }
    expect({
      good: priceFields.filter((field) => isPriceFieldGood(draft, field)),
      isGood: isPriceGood(draft),
      whole: isPriceGood({ ...draft, output: '2' }),
      tooMuch: isPriceGood({ ...draft, output: '100001' }),
      nameless: isPriceGood({ ...draft, baseModelId: ' ', output: '2' }),
    }).toEqual({
      good: ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h'],
      isGood: false,
      whole: true,
      tooMuch: false,
      nameless: false,
    })
  })
})

describe('findPrices', () => {
  it('finds every word typed', () => {
    const textOf = ({ baseModelId, source }: PriceRow) => `${baseModelId} ${source}`
    expect(['nova AWS', 'nova user', ''].map((query) => findPrices([nova], query, textOf).length)).toEqual([1, 0, 1])
  })
})
