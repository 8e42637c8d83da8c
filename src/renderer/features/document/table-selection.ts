export type Cell = { readonly row: number; readonly column: number }

/** A rectangle of cells, from where it was begun to where it has been drawn. */
export type CellSelection = { readonly anchor: Cell; readonly focus: Cell }

export type TableSize = { readonly rowCount: number; readonly columnCount: number }

/** Rows that Page Down goes. */
const pageRows = 20

type KeyPress = { readonly key: string; readonly isMod: boolean; readonly isShift: boolean }

/** The selection after a key, or null when the key does nothing. Row 0 is the header. */
export const moveSelection = (
  { anchor, focus }: CellSelection,
  { key, isMod, isShift }: KeyPress,
  size: TableSize,
): CellSelection | null => {
  const last = { row: size.rowCount - 1, column: size.columnCount - 1 }
  if (isMod && key.toLowerCase() === 'a') return { anchor: { row: 0, column: 0 }, focus: last }
  const moved = moveCell(focus, key, isMod, last)
  return moved === null ? null : { anchor: isShift ? anchor : moved, focus: moved }
}

const moveCell = ({ row, column }: Cell, key: string, isMod: boolean, last: Cell): Cell | null => {
  switch (key) {
    case 'ArrowDown':
      return { row: isMod ? last.row : Math.min(last.row, row + 1), column }
    case 'ArrowUp':
      return { row: isMod ? 0 : Math.max(0, row - 1), column }
    case 'ArrowRight':
      return { row, column: isMod ? last.column : Math.min(last.column, column + 1) }
    case 'ArrowLeft':
      return { row, column: isMod ? 0 : Math.max(0, column - 1) }
    case 'PageDown':
      return { row: Math.min(last.row, row + pageRows), column }
    case 'PageUp':
      return { row: Math.max(0, row - pageRows), column }
    case 'Home':
      return { row: isMod ? 0 : row, column: 0 }
    case 'End':
      return { row: isMod ? last.row : row, column: last.column }
  }
  return null
}

export type CellRectangle = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

export const rectangleOf = ({ anchor, focus }: CellSelection): CellRectangle => ({
  top: Math.min(anchor.row, focus.row),
  bottom: Math.max(anchor.row, focus.row),
  left: Math.min(anchor.column, focus.column),
  right: Math.max(anchor.column, focus.column),
})

export const isInside = ({ top, bottom, left, right }: CellRectangle, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right

/** The selected cells as spreadsheets take them from the clipboard: tabs between cells, quotes around what needs them. */
export const selectionText = (rows: readonly (readonly string[])[], selection: CellSelection): string => {
  const { top, bottom, left, right } = rectangleOf(selection)
  const width = right - left + 1
  if (top === bottom && width === 1) return rows[top]?.[left] ?? ''
  return rows
    .slice(top, bottom + 1)
    .map((row) => Array.from({ length: width }, (_cell, index) => quoted(row[left + index] ?? '')).join('\t'))
    .join('\n')
}

const quoted = (cell: string): string => (/[\t\n\r"]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
