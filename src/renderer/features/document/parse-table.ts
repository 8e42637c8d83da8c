import type { Parser, ParseResult } from 'papaparse'
import { pauseBetweenSlices } from './search-texts.ts'

export type Table = {
  readonly rows: readonly (readonly string[])[]
  readonly columnCount: number
  /** True when there were more rows than are shown. */
  readonly isCut: boolean
}

/** Rows at most: no element may be taller than 33 million pixels. */
const maximumRows = 750_000
/** Columns of the widest tables that programs write. */
const maximumColumns = 16_384
/** Characters parsed in one go, a few milliseconds of work. */
const chunkLength = 200_000

/** Reads a table of commas, semicolons, tabs or bars, whichever it has, without holding the window up. */
export const parseTable = async (text: string, signal: AbortSignal): Promise<Table> => {
  const { default: papa } = await import('papaparse')
  const rows: (readonly string[])[] = []
  let columnCount = 0
  let isCut = false
  return await new Promise((resolve, reject) => {
    const finish = (): void => {
      if (signal.aborted) reject(signal.reason)
      else resolve({ rows, columnCount, isCut })
    }
    papa.parse<string[]>(text, {
      delimitersToGuess: [',', ';', '\t', '|'],
      skipEmptyLines: 'greedy',
      chunkSize: chunkLength,
      chunk: ({ data }: ParseResult<string[]>, parser: Parser) => {
        for (const row of data.slice(0, maximumRows - rows.length)) {
          rows.push(row)
          columnCount = Math.min(maximumColumns, Math.max(columnCount, row.length))
        }
        if (signal.aborted || rows.length >= maximumRows) {
          isCut = true
          parser.abort()
          return
        }
        parser.pause()
        void pauseBetweenSlices().then(() => parser.resume())
      },
      complete: finish,
      error: reject,
    })
  })
}
