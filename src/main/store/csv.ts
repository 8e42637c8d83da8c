type Cell = string | number | null

/** At the start of a cell, and behind what parts cells where a spreadsheet of another country opens the file. */
const formulaStart = /(^|[;\t\r\n]\s*)(?=[=+\-@\t\r＝＋－＠])/gu

/** A spreadsheet would run a text that begins like a formula; a number stays a number. */
const cellText = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const harmless = cell.replaceAll(formulaStart, "$1'")
  return /[",;\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** RFC 4180: lines end with CR LF, the first one names the columns. */
export const csvOf = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [columns, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
