import { describe, expect, it } from 'vitest'
import { chosenPages } from '../../../../src/main/ipc/chosen-pages.ts'

describe('chosenPages', () => {
  it.each([
    [null, null],
    ['3', '3'],
    ['3-10', '3-10'],
    ['3-3', '3'],
    ['12, 3-5', '3-5, 12'],
    ['1, 2, 3, 7', '1-3, 7'],
    ['1-4, 3-6', '1-6'],
    ['1-12', null],
    ['1-6, 7-12', null],
    ['13', undefined],
    ['1-13', undefined],
    ['0', undefined],
    ['0-3', undefined],
    ['5-3', undefined],
    ['99999999999999999999', undefined],
  ])('makes of %j of 12 pages %j', (selection, chosen) => {
    expect(chosenPages(selection, 12)).toBe(chosen)
  })
})
