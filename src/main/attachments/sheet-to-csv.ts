import { attachmentsMessages } from '../../shared/messages/attachments.ts'

export const maximumSheetCells = 200_000
export const maximumSheetLength = 2_000_000

/** The rows of a sheet as CSV; what is beyond its limits is left out, and said so in a last line. */
export const sheetToCsv = (rows: readonly unknown[], room: number): string => {
  const maximumLength = Math.min(room, maximumSheetLength)
  const lines: string[] = []
  let cells = 0
  let length = 0
  for (const row of rows) {
    const values = rowValues(row)
    const line = values.map(quoted).join(',')
    cells += Math.max(1, values.length)
    length += line.length + 1
    if (cells > maximumSheetCells || length > maximumLength) return [...withoutEmptyEnd(lines), attachmentsMessages.textCut].join('\n')
    lines.push(line)
  }
  return withoutEmptyEnd(lines).join('\n')
}

/** Values up to the last that is not empty. */
const rowValues = (row: unknown): readonly string[] => {
  if (!Array.isArray(row)) return []
  const values = Array.from(row.slice(0, maximumSheetCells), cellText)
  return values.slice(0, values.findLastIndex((value) => value !== '') + 1)
}

/** The formatted text of a cell where it has one. */
const cellText = (cell: unknown): string => {
  if (typeof cell !== 'object' || cell === null) return ''
  if ('w' in cell && typeof cell.w === 'string') return cell.w
  if (!('v' in cell)) return ''
  return ['string', 'number', 'boolean'].includes(typeof cell.v) ? String(cell.v) : ''
}

const quoted = (value: string): string => (/[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

const withoutEmptyEnd = (lines: readonly string[]): readonly string[] => lines.slice(0, lines.findLastIndex((line) => line !== '') + 1)
