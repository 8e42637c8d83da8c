import { describe, expect, it } from 'vitest'
import { pagesOf, rangesOf, selectionOf } from '../../../src/shared/page-selection.ts'

describe('pagesOf', () => {
  it('counts the pages of ranges and single pages, ascending and each once', () => {
    expect(['7', '3-5', '3-5, 12', '1-3, 2-4, 9, 9', '12, 1-2'].map(pagesOf)).toEqual([
      [7],
      [3, 4, 5],
      [3, 4, 5, 12],
      [1, 2, 3, 4, 9],
      [1, 2, 12],
    ])
  })

  it('takes no page before the first nor beyond what a PDF may have, however large the numbers', () => {
    expect([pagesOf('0-2'), pagesOf('9-3'), pagesOf('9999-99999999999999'), pagesOf('123456789')]).toEqual([[1, 2], [], [9999, 10_000], []])
  })
})

describe('selectionOf', () => {
  it.each(['7', '3-5', '3-5, 12', '1-2, 9, 11-40'])('writes the ranges of %s as they were', (selection) => {
    expect(selectionOf(rangesOf(selection))).toBe(selection)
  })
})
