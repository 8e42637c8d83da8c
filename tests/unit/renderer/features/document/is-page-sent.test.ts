import { describe, expect, it } from 'vitest'
import { isPageSent } from '../../../../../src/renderer/features/document/is-page-sent.ts'

describe('isPageSent', () => {
  it.each([
    [null, [1, 2, 3, 4, 5, 6]],
    ['2-3, 5', [2, 3, 5]],
    ['6', [6]],
  ])('takes %s', (selection, expected) => {
    expect([1, 2, 3, 4, 5, 6].filter(isPageSent(selection))).toEqual(expected)
  })
})
