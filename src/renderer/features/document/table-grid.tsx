import { useVirtualizer } from '@tanstack/react-virtual'
import Search from 'lucide-react/icons/search'
import { useMemo, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Table } from './parse-table.ts'
import { SearchBar } from './search-bar.tsx'
import { searchTable } from './search-table.ts'
import { columnWidths } from './table-columns.ts'
import { TableRow } from './table-row.tsx'
import { moveSelection, rectangleOf, selectionText, type Cell, type CellSelection } from './table-selection.ts'
import { useSearch } from './use-search.ts'

type TableGridProps = { readonly name: string; readonly table: Table; readonly children: ReactNode }

/** Of a character and of a row, in rem, so that they follow the size of the system's text. */
const characterRem = 0.52
const rowRem = 1.75

const remPixels = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16

const cellOf = (target: EventTarget): Cell | null => {
  const cell = target instanceof Element ? target.closest('[data-column]') : null
  return cell === null ? null : { row: Number(cell.getAttribute('data-row')), column: Number(cell.getAttribute('data-column')) }
}

/** A table of any size: only the cells in sight are in the page. Row 0 is its header and stays at the top. */
export const TableGrid = ({ name, table, children }: TableGridProps) => {
  const { rows, columnCount, isCut } = table
  const scroller = useRef<HTMLDivElement>(null)
  const isDrawing = useRef(false)
  const [selection, setSelection] = useState<CellSelection>({ anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } })
  const [pixels] = useState(remPixels)
  const widths = useMemo(() => columnWidths(rows, columnCount), [rows, columnCount])
  const numberWidth = (String(rows.length).length + 2) * characterRem * pixels
  const lines = useVirtualizer({
    count: Math.max(0, rows.length - 1),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * pixels,
    scrollMargin: rowRem * pixels,
    scrollPaddingStart: rowRem * pixels,
    overscan: 8,
  })
  const columns = useVirtualizer({
    horizontal: true,
    count: columnCount,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ((widths[index] ?? 0) + 1) * characterRem * pixels,
    scrollMargin: numberWidth,
    scrollPaddingStart: numberWidth,
    overscan: 3,
  })
  const show = ({ row, column }: Cell): void => {
    if (row > 0) lines.scrollToIndex(row - 1)
    columns.scrollToIndex(column)
  }
  const search = useSearch<Cell>(scroller, {
    key: name,
    find: async (query, signal) => (rows.length === 0 ? null : await searchTable(rows, query, signal)),
    firstOf: (hits) => hits.findIndex(({ row }) => row >= selection.focus.row),
    onHit: (cell) => {
      setSelection({ anchor: cell, focus: cell })
      show(cell)
    },
  })
  const hits = useMemo(
    () => new Set(search.isOpen ? search.found.hits.map(({ row, column }) => `${row} ${column}`) : []),
    [search.isOpen, search.found],
  )
  const move = (event: KeyboardEvent): void => {
    if (event.altKey) return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c') {
      event.preventDefault()
      // With nothing marked the system's own copy does nothing; a clipboard that refuses leaves what it had.
      navigator.clipboard.writeText(selectionText(rows, selection)).catch(() => undefined)
      return
    }
    const press = { key: event.key, isMod: event.ctrlKey || event.metaKey, isShift: event.shiftKey }
    const moved = moveSelection(selection, press, { rowCount: rows.length, columnCount })
    if (moved === null) return
    event.preventDefault()
    setSelection(moved)
    if (event.key.toLowerCase() !== 'a') show(moved.focus)
  }
  const begin = (event: PointerEvent): void => {
    const cell = event.button === 0 ? cellOf(event.target) : null
    if (cell === null) return
    isDrawing.current = true
    const isNumber = cell.column < 0
    const focus = isNumber ? { row: cell.row, column: columnCount - 1 } : cell
    setSelection({ anchor: event.shiftKey ? selection.anchor : isNumber ? { row: cell.row, column: 0 } : cell, focus })
  }
  const draw = (event: PointerEvent): void => {
    const cell = isDrawing.current && event.buttons === 1 ? cellOf(event.target) : null
    if (cell !== null && cell.column >= 0) setSelection({ anchor: selection.anchor, focus: cell })
  }
  const copy = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.clipboardData.setData('text/plain', selectionText(rows, selection))
  }
  const [header] = rows
  const drawn = columns.getVirtualItems().map(({ index, start, size }) => ({ column: index, start, size }))
  const shared = { columns: drawn, numberWidth, selected: rectangleOf(selection), focus: selection.focus, hits }
  return (
    <div className="document-pane-body">
      <div className="document-pane-tools">
        {children}
        <span className="document-pane-number">{words.tableSize(words.tableRows(rows.length), words.tableColumns(columnCount))}</span>
        <span className="document-pane-space" />
        <IconButton label={words.search} shortcut="mod+f" icon={Search} size="small" onClick={search.open} />
      </div>
      <SearchBar search={search} content={scroller} />
      {isCut && <p className="document-pane-note">{words.cutTable(rows.length.toLocaleString('en'))}</p>}
      {header === undefined ? (
        <p className="document-pane-note">{words.emptyTable}</p>
      ) : (
        <>
          <output className="table-value" aria-label={words.cellValue} tabIndex={0}>
            {rows[selection.focus.row]?.[selection.focus.column] ?? ''}
          </output>
          <div
            ref={scroller}
            className="table-grid"
            role="grid"
            aria-label={words.table(name)}
            aria-rowcount={rows.length}
            aria-colcount={columnCount + 1}
            aria-multiselectable
            aria-activedescendant={`cell-${selection.focus.row}-${selection.focus.column}`}
            tabIndex={0}
            onKeyDown={move}
            onPointerDown={begin}
            onPointerMove={draw}
            onPointerUp={() => (isDrawing.current = false)}
            onCopy={copy}
          >
            <div
              role="presentation"
              style={{ blockSize: lines.getTotalSize() + rowRem * pixels, inlineSize: columns.getTotalSize() + numberWidth }}
            >
              <TableRow {...shared} row={0} cells={header} start={null} height={rowRem * pixels} />
              {lines.getVirtualItems().map(({ index, start, size }) => (
                <TableRow key={index} {...shared} row={index + 1} cells={rows[index + 1] ?? []} start={start} height={size} />
              ))}
            </div>
          </div>
        </>
      )}
    </div>
  )
}
