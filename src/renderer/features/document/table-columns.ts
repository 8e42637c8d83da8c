const narrowest = 5
const widest = 40
/** Rows looked at from the top, and as many more spread over the rest. */
const sampled = 200

/** The width of each column in characters, as its content asks for, up to a cap. */
export const columnWidths = (rows: readonly (readonly string[])[], columnCount: number): readonly number[] => {
  const step = Math.max(1, Math.floor(rows.length / sampled))
  const sample = rows.filter((_row, index) => index < sampled || index % step === 0)
  const widths = Array.from({ length: columnCount }, () => narrowest)
  for (const row of sample) {
    for (const [column, cell] of row.entries()) {
      const known = widths[column]
      if (known !== undefined && known < widest) widths[column] = Math.max(known, Math.min(widest, cellWidth(cell)))
    }
  }
  return widths
}

/** Characters of the first line; those of East Asian scripts are two wide. */
const cellWidth = (cell: string): number => {
  const line = cell.slice(0, widest * 2).split('\n', 1)[0] ?? ''
  return Array.from(line).reduce(
    (width, character) => width + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(character) ? 2 : 1),
    2,
  )
}
