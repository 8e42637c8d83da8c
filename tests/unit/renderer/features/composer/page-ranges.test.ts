import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPageRanges } from '../../../../../src/renderer/features/composer/page-ranges.ts'
import { pageSelectionSchema } from '../../../../../src/shared/attachment.ts'

const read = (text: string): unknown => {
  const ranges = readPageRanges(text, 40)
  return ranges.type === 'pages' ? [ranges.selection, ranges.count] : ranges.problem
}

describe('readPageRanges', () => {
  it('puts pages in order, without overlaps, and takes the ways people write them', () => {
    expect(['1-20, 35', '35;20 - 1', '3–5,4-8,9', '7', '38-', '2 4 6', '1-40'].map(read)).toEqual([
      ['1-20, 35', 21],
      ['1-20, 35', 21],
      ['3-9', 7],
      ['7', 1],
      ['38-40', 3],
      ['2, 4, 6', 3],
      [null, 40],
    ])
  })

  it('says in words what is wrong', () => {
    expect(['', ' , ', 'two', '1-', '0-3', '12-41', '1--3'].map(read)).toEqual([
      'Name at least one page, such as 1-20, 35.',
      'Name at least one page, such as 1-20, 35.',
      '“two” is no page and no range of pages. Write it as 1-20, 35.',
      [null, 40],
      'Pages are counted from 1.',
      'There is no page 41: the last one is 40.',
      '“1--3” is no page and no range of pages. Write it as 1-20, 35.',
    ])
  })

  it('refuses more separate ranges than are kept', () => {
    const odd = Array.from({ length: 900 }, (_, index) => index * 2 + 1).join(',')
    expect(readPageRanges(odd, 2000)).toEqual({ type: 'problem', problem: 'That are too many separate ranges. Join some of them.' })
  })

  it('gives what the contract takes, with as many pages as it says', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(numbers, (pages) => {
        const ranges = readPageRanges(pages.join(', '), 61)
        if (ranges.type !== 'pages' || ranges.selection === null) throw new Error('A selection was expected')
        expect({ isValid: pageSelectionSchema.safeParse(ranges.selection).success, count: ranges.count }).toEqual({
          isValid: true,
          count: new Set(pages).size,
        })
      }),
    )
  })
})
