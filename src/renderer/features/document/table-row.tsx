import { isInside, type Cell, type CellRectangle } from './table-selection.ts'

type TableRowProps = {
  readonly row: number
  readonly cells: readonly string[]
  /** From the top of the table; null for the header, which stays where it is. */
  readonly start: number | null
  readonly height: number
  readonly columns: readonly { readonly column: number; readonly start: number; readonly size: number }[]
  readonly numberWidth: number
  readonly selected: CellRectangle
  readonly focus: Cell
  readonly hits: ReadonlySet<string>
}

/** Characters of a cell that are drawn: more cannot be seen in it. */
const maximumDrawnLength = 200

export const TableRow = ({ row, cells, start, height, columns, numberWidth, selected, focus, hits }: TableRowProps) => (
  <div
    role="row"
    aria-rowindex={row + 1}
    className={start === null ? 'table-row table-header' : 'table-row'}
    style={start === null ? { blockSize: height } : { blockSize: height, insetBlockStart: start }}
  >
    <span
      role="rowheader"
      aria-colindex={1}
      className="table-number"
      data-row={row}
      data-column={-1}
      style={{ inlineSize: numberWidth, blockSize: height }}
    >
      {row + 1}
    </span>
    {columns.map(({ column, start: left, size }) => {
      const isFocus = focus.row === row && focus.column === column
      return (
        <span
          key={column}
          id={`cell-${row}-${column}`}
          role={start === null ? 'columnheader' : 'gridcell'}
          aria-colindex={column + 2}
          aria-selected={isInside(selected, row, column)}
          className="table-cell"
          data-row={row}
          data-column={column}
          data-hit={hits.has(`${row} ${column}`)}
          data-focus={isFocus}
          style={{ insetInlineStart: left, inlineSize: size, blockSize: height }}
        >
          {(cells[column] ?? '').slice(0, maximumDrawnLength)}
        </span>
      )
    })}
  </div>
)
