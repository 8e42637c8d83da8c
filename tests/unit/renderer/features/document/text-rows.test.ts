import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksInRow } from '../../../../../src/renderer/features/document/row-marks.ts'
import { textRows } from '../../../../../src/renderer/features/document/text-rows.ts'

const listed = (text: string, limits = {}) => {
  const rows = textRows(text, limits)
  return Array.from({ length: rows.count }, (_row, index) => {
    const { start, end } = rows.rangeOf(index)
    return [rows.lineOf(index), text.slice(start, end)]
  })
}

describe('textRows', () => {
  it('takes lines without their ends', () => {
    expect(listed('one\r\n\ntwo\n')).toEqual([
      [1, 'one'],
      [2, ''],
      [3, 'two'],
      [4, ''],
    ])
  })

  it('continues a long line in rows without a number', () => {
    expect(listed('abcdefgh\nij', { rowLength: 3 })).toEqual([
      [1, 'abc'],
      [null, 'def'],
      [null, 'gh'],
      [2, 'ij'],
    ])
  })

  it('cuts between pairs of units, not through them', () => {
    expect(listed('ab😀c', { rowLength: 3 })).toEqual([
      [1, 'ab😀'],
      [null, 'c'],
    ])
  })

  it('says when there is more than is shown', () => {
    const { count, isCut, lineCount } = textRows('a\nb\nc\nd', { rowCount: 2 })
    expect([count, isCut, lineCount, textRows('a\nb\n', { rowCount: 3 }).isCut]).toEqual([2, true, 2, false])
  })

  it('holds all of any text, and finds the row of each of its places', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'bc', '\n', '\r\n', '😀', ' ')).map((parts) => parts.join('')),
        fc.integer({ min: 1, max: 5 }),
        (text, rowLength) => {
          const rows = textRows(text, { rowLength })
          const drawn = Array.from({ length: rows.count }, (_row, index) => rows.rangeOf(index))
          expect(drawn.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.replaceAll(/\r?\n/gu, ''))
          drawn.forEach(({ start, end }, index) => {
            if (end > start) expect(rows.rowAt(start)).toBe(index)
          })
        },
      ),
    )
  })
})

describe('marksInRow', () => {
  it('takes the marks that touch a row, in places of the row', () => {
    const marks = {
      hits: [
        { start: 0, end: 3 },
        { start: 8, end: 12 },
        { start: 14, end: 16 },
        { start: 30, end: 31 },
      ],
      current: 2,
      passages: [{ start: 5, end: 40 }],
    }
    expect(marksInRow(marks, { start: 10, end: 20 })).toEqual([
      { name: 'document-passage', start: 0, end: 10 },
      { name: 'document-hit', start: 0, end: 2 },
      { name: 'document-current-hit', start: 4, end: 6 },
    ])
  })
})
