import type { TextRange } from './fold-text.ts'
import type { HighlightName } from './highlights.ts'

/** What is marked in one row; places count from the beginning of the row. */
export type RowMark = TextRange & { readonly name: HighlightName }

/** What is marked in a whole text: hits in their order, and passages. */
export type TextMarks = { readonly hits: readonly TextRange[]; readonly current: number; readonly passages: readonly TextRange[] }

const noMarks: readonly RowMark[] = []

/** The marks that lie in a row, or run through it. */
export const marksInRow = ({ hits, current, passages }: TextMarks, row: TextRange): readonly RowMark[] => {
  const marks: RowMark[] = []
  for (const passage of passages) add(marks, 'document-passage', passage, row)
  for (let index = firstEndingAfter(hits, row.start); index < hits.length; index += 1) {
    const hit = hits[index]
    if (hit === undefined || hit.start >= row.end) break
    add(marks, index === current ? 'document-current-hit' : 'document-hit', hit, row)
  }
  return marks.length === 0 ? noMarks : marks
}

const add = (marks: RowMark[], name: HighlightName, range: TextRange, row: TextRange): void => {
  const start = Math.max(range.start, row.start)
  const end = Math.min(range.end, row.end)
  if (start < end) marks.push({ name, start: start - row.start, end: end - row.start })
}

const firstEndingAfter = (hits: readonly TextRange[], place: number): number => {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((hits[middle]?.end ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low
}
