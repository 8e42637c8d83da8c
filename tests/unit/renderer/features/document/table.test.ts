import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTable } from '../../../../../src/renderer/features/document/parse-table.ts'
import { searchTable } from '../../../../../src/renderer/features/document/search-table.ts'
import { columnWidths } from '../../../../../src/renderer/features/document/table-columns.ts'
import { isInside, moveSelection, rectangleOf, selectionText } from '../../../../../src/renderer/features/document/table-selection.ts'

const never = new AbortController().signal

describe('parseTable', () => {
  it.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\r\n1;2\r\n'],
    ['tabs', 'a\tb\n1\t2'],
    ['bars', 'a|b\n1|2'],
  ])('recognises %s', async (_name, text) => {
    expect(await parseTable(text, never)).toEqual({
      rows: [
        ['a', 'b'],
        ['1', '2'],
      ],
      columnCount: 2,
      isCut: false,
    })
  })

  it('keeps quoted separators and line ends, and rows of different lengths', async () => {
    const { rows, columnCount } = await parseTable('name,note\n"Stone, Ltd","first\nsecond ""line"""\nonly,one,more\n\n', never)
    expect({ rows, columnCount }).toEqual({
      rows: [
        ['name', 'note'],
        ['Stone, Ltd', 'first\nsecond "line"'],
        ['only', 'one', 'more'],
      ],
      columnCount: 3,
    })
  })

  it('reads a long table in parts without losing or doubling a row', async () => {
    const text = Array.from({ length: 40_000 }, (_row, index) => `${index},"v ${index}",x`).join('\n')
    const { rows } = await parseTable(text, never)
    expect([rows.length, rows.every(([number], index) => number === String(index))]).toEqual([40_000, true])
  })

  it('ends when it is no longer wanted', async () => {
    const stop = new AbortController()
    const parsing = parseTable('1,2\n'.repeat(200_000), stop.signal)
    stop.abort(new Error('another sheet'))
    await expect(parsing).rejects.toThrow('another sheet')
  })

  it('reads an empty text as an empty table', async () => {
    expect(await parseTable('', never)).toEqual({ rows: [], columnCount: 0, isCut: false })
  })
})

describe('columnWidths', () => {
  it('follows the content up to a cap', () => {
    expect(columnWidths([['a', 'a longer heading', 'x'.repeat(500), '東京都庁']], 5)).toEqual([5, 18, 40, 10, 5])
  })
})

describe('searchTable', () => {
  it('finds cells row by row', async () => {
    const rows = [
      ['City', 'Café'],
      ['cafe', 'Oslo'],
    ]
    expect(await searchTable(rows, 'CAFE', never)).toEqual({
      hits: [
        { row: 0, column: 1 },
        { row: 1, column: 0 },
      ],
      isCut: false,
    })
  })
})

describe('table selection', () => {
  const size = { rowCount: 100, columnCount: 10 }
  const at = (row: number, column: number) => ({ anchor: { row, column }, focus: { row, column } })
  const press = (key: string, { isMod = false, isShift = false } = {}) => ({ key, isMod, isShift })

  it.each([
    ['down', press('ArrowDown'), at(6, 5)],
    ['up', press('ArrowUp'), at(4, 5)],
    ['to the last row', press('ArrowDown', { isMod: true }), at(99, 5)],
    ['a page', press('PageDown'), at(25, 5)],
    ['to the first column', press('Home'), at(5, 0)],
    ['to the last cell', press('End', { isMod: true }), at(99, 9)],
    ['further with shift', press('ArrowRight', { isShift: true }), { anchor: { row: 5, column: 5 }, focus: { row: 5, column: 6 } }],
    ['over everything', press('a', { isMod: true }), { anchor: { row: 0, column: 0 }, focus: { row: 99, column: 9 } }],
    ['nowhere', press('x'), null],
  ])('moves %s', (_name, key, expected) => {
    expect(moveSelection(at(5, 5), key, size)).toEqual(expected)
  })

  it('never leaves the table', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End', 'a')
    fc.assert(
      fc.property(fc.array(fc.record({ key: keys, isMod: fc.boolean(), isShift: fc.boolean() })), (presses) => {
        let selection = at(0, 0)
        for (const key of presses) selection = moveSelection(selection, key, { rowCount: 30, columnCount: 4 }) ?? selection
        const { top, bottom, left, right } = rectangleOf(selection)
        expect(top >= 0 && bottom < 30 && left >= 0 && right < 4).toBe(true)
      }),
    )
  })

  it('is copied as spreadsheets take it', () => {
    const rows = [
      ['a', 'b\tc', 'd'],
      ['1', 'two\nlines', 'say "x"'],
    ]
    const selection = { anchor: { row: 1, column: 2 }, focus: { row: 0, column: 1 } }
    expect([selectionText(rows, selection), selectionText(rows, { anchor: { row: 1, column: 2 }, focus: { row: 1, column: 2 } })]).toEqual([
      '"b\tc"\td\n"two\nlines"\t"say ""x"""',
      'say "x"',
    ])
  })

  it('knows which cells lie in it', () => {
    const rectangle = rectangleOf({ anchor: { row: 3, column: 1 }, focus: { row: 1, column: 2 } })
    expect([isInside(rectangle, 2, 1), isInside(rectangle, 0, 1), isInside(rectangle, 2, 3)]).toEqual([true, false, false])
  })
})
