import { describe, expect, it } from 'vitest'
import { maximumSheetCells, maximumSheetLength, sheetToCsv } from '../../../../src/main/attachments/sheet-to-csv.ts'

const cut = '[The rest is left out: there is more text than can be kept.]'

describe('sheetToCsv', () => {
  it('writes what cells show, and their values where they show nothing', () => {
    expect(
      sheetToCsv([[{ v: 1.5, w: '1.50 €' }, { v: 2 }, { v: false }, { v: {} }, null], 'no row', [{ w: 'two\nlines' }], []], 1000),
    ).toBe('1.50 €,2,false\n\n"two\nlines"')
  })

  it('says where it stops: after so many cells, rows or characters', () => {
    const cells = sheetToCsv(
      Array.from({ length: 3 }, () => Array.from({ length: 90_000 }, () => ({ v: 1 }))),
      10_000_000,
    )
    const blank = sheetToCsv([[{ v: 1 }], ...Array.from({ length: maximumSheetCells }, () => [])], 10_000_000)
    const long = sheetToCsv([[{ v: 'a' }], [{ v: 'b'.repeat(maximumSheetLength) }]], 10_000_000)
    const crowded = sheetToCsv([[{ v: 'a' }], [{ v: 'bcd' }]], 5)
    expect([cells.split('\n').length, blank, long, crowded]).toEqual([3, `1\n${cut}`, `a\n${cut}`, `a\n${cut}`])
  })
})
