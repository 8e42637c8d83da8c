import type { TextRange } from './fold-text.ts'

/** A row is a line of the text, or a part of one that is too long to be laid out at once. */
export type TextRows = {
  readonly count: number
  readonly rangeOf: (row: number) => TextRange
  /** The number of the line that begins with this row, from 1; null where a long line goes on. */
  readonly lineOf: (row: number) => number | null
  /** The row that holds a place of the text. */
  readonly rowAt: (place: number) => number
  readonly lineCount: number
  /** Characters of the longest row. */
  readonly longest: number
  /** True when the text goes on after the last row. */
  readonly isCut: boolean
}

/** Characters of one row at most: a line of a million of them takes seconds to lay out. */
const maximumRowLength = 2000
/** Rows at most: no element may be taller than 33 million pixels. */
const maximumRowCount = 750_000

type Limits = { readonly rowLength?: number; readonly rowCount?: number }

export const textRows = (text: string, { rowLength = maximumRowLength, rowCount = maximumRowCount }: Limits = {}): TextRows => {
  const starts: number[] = []
  const ends: number[] = []
  const lines: number[] = []
  let longest = 0
  let line = 0
  let place = 0
  while (place <= text.length && starts.length < rowCount) {
    const found = text.indexOf('\n', place)
    const lineEnd = found === -1 ? text.length : found
    const end = text.charAt(lineEnd - 1) === '\r' && lineEnd > place ? lineEnd - 1 : lineEnd
    line += 1
    let start = place
    do {
      const rowEnd = Math.min(end, wholeCharacters(text, start + rowLength))
      lines.push(start === place ? line : 0)
      starts.push(start)
      ends.push(rowEnd)
      longest = Math.max(longest, rowEnd - start)
      start = rowEnd
    } while (start < end && starts.length < rowCount)
    place = start < end ? start : lineEnd + 1
    if (found === -1) break
  }
  const lastEnd = ends.at(-1) ?? 0
  return {
    count: starts.length,
    rangeOf: (row) => ({ start: starts[row] ?? 0, end: ends[row] ?? 0 }),
    lineOf: (row) => (lines[row] === 0 ? null : (lines[row] ?? null)),
    rowAt: (at) => rowAt(starts, at),
    lineCount: line,
    longest,
    isCut: starts.length >= rowCount && lastEnd < text.trimEnd().length,
  }
}

/** Moves a cut so that it does not go through a pair of units. */
const wholeCharacters = (text: string, place: number): number => {
  const unit = text.charCodeAt(place)
  return unit >= 0xdc_00 && unit <= 0xdf_ff ? place + 1 : place
}

const rowAt = (starts: readonly number[], place: number): number => {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}
