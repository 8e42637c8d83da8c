import { foldText } from './fold-text.ts'
import { searchPattern } from './find-text.ts'
import { maximumHits, pauseBetweenSlices, type Found } from './search-texts.ts'
import type { Cell } from './table-selection.ts'

/** Characters looked at in one go, a few milliseconds of work. */
const sliceLength = 100_000

/** The cells in which `query` stands, row by row, found without holding the window up. */
export const searchTable = async (rows: readonly (readonly string[])[], query: string, signal: AbortSignal): Promise<Found<Cell>> => {
  const pattern = searchPattern(query)
  const hits: Cell[] = []
  if (pattern === null) return { hits, isCut: false }
  let worked = 0
  for (const [row, cells] of rows.entries()) {
    if (worked > sliceLength) {
      await pauseBetweenSlices()
      signal.throwIfAborted()
      worked = 0
    }
    for (const [column, cell] of cells.entries()) {
      worked += cell.length + 1
      if (foldText(cell).text.search(pattern) === -1) continue
      if (hits.length === maximumHits) return { hits, isCut: true }
      hits.push({ row, column })
    }
  }
  return { hits, isCut: false }
}
