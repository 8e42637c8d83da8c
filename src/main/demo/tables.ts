import Papa from 'papaparse'

/** A table found in the text of a page: the names of its columns, and rows of as many cells. */
export type DemoTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
export type ColumnFacts = { readonly name: string; readonly lowest: number; readonly highest: number; readonly sum: number }

const leastRows = 2
const mostRows = 20_000

/** Null for running text: a table has the same number of cells in most of its lines. */
export const tableIn = (text: string): DemoTable | null => {
  const lines = text.trim()
  if (!/^[^\n]*[,;\t|][^\n]*\n/u.test(lines)) return null
  const { data } = Papa.parse<string[]>(lines, { preview: mostRows, skipEmptyLines: 'greedy' })
  const [columns, ...rows] = data
  if (columns === undefined || columns.length < 2) return null
  const even = rows.filter((row) => row.length === columns.length)
  return even.length >= leastRows && even.length >= 0.9 * rows.length ? { columns, rows: even } : null
}

const numberOf = (cell: string): number | null => {
  const plain = cell.replaceAll(/[\s$€£%]/gu, '').replaceAll(/,(?=\d{3}\b)/gu, '')
  return /^-?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : null
}

/** Of the columns that hold numbers and nothing else. */
export const columnFacts = ({ columns, rows }: DemoTable): readonly ColumnFacts[] =>
  columns.flatMap((name, index) => {
    const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '')
    const numbers = cells.flatMap((cell) => numberOf(cell) ?? [])
    if (numbers.length < leastRows || numbers.length < cells.length) return []
    const facts = numbers.reduce(
      ({ lowest, highest, sum }, value) => ({ lowest: Math.min(lowest, value), highest: Math.max(highest, value), sum: sum + value }),
      { lowest: Infinity, highest: -Infinity, sum: 0 },
    )
    return [{ name, ...facts }]
  })

/** A row in words, so that it can be found by them. */
export const rowText = ({ columns }: DemoTable, row: readonly string[]): string =>
  row.flatMap((cell, index) => (cell.trim() === '' ? [] : [`${columns[index] ?? ''}: ${cell.trim()}`])).join('; ')
