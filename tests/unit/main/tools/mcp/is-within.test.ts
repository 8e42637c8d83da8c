import { describe, expect, it } from 'vitest'
import { isWithin } from '../../../../../src/main/tools/mcp/is-within.ts'

describe('the size of JSON', () => {
  it('is told by its depth and its number of values', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    expect([
      isWithin({ a: [1, 2] }, 2, 10),
      isWithin({ a: [1, 2] }, 1, 10),
      isWithin({ a: [1, 2] }, 2, 3),
      isWithin(deep, 100, 1000),
    ]).toEqual([true, false, false, false])
  })
})
