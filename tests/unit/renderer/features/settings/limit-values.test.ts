import { describe, expect, it } from 'vitest'
import { moneyLimitOf, tokenLimitOf } from '../../../../../src/renderer/features/settings/limit-values.ts'

describe('tokenLimitOf', () => {
  it('takes whole numbers as people write them, nothing for no limit, and nothing else', () => {
    expect(['', '1000', '1,000,000', '2 000 000', '999', '100000001', '1.5', '1e6', 'many'].map(tokenLimitOf)).toEqual([
      null,
      1000,
      1_000_000,
      2_000_000,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('moneyLimitOf', () => {
  it('takes amounts in its range, nothing for no limit, and nothing else', () => {
    expect(['', '5', '$2.50', '0,5', '0', '0.001', '10001', 'five'].map(moneyLimitOf)).toEqual([
      null,
      5,
      2.5,
      0.5,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
