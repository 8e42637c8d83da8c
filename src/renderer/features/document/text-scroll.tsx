import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef } from 'react'
import type { CSSProperties, RefObject } from 'react'
import type { CodeRun } from './code-runs.ts'
import { marksInRow, type RowMark, type TextMarks } from './row-marks.ts'
import { scrollToRange } from './scroll-to-range.ts'
import { TextRow } from './text-row.tsx'
import type { TextRows } from './text-rows.ts'

/** Asks for a place of the text to be brought into sight; a new object is a new wish. */
export type TextWish = { readonly place: number; readonly target: 'hit' | 'passage' }

type TextScrollProps = {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly label: string
  readonly text: string
  readonly rows: TextRows
  readonly runs: readonly CodeRun[] | null
  readonly isProse: boolean
  readonly wraps: boolean
  readonly marks: TextMarks
  readonly wish: TextWish | null
  readonly onFirstRow: (row: number) => void
}

/** Before a row is measured: a line of small type. */
const usualRowPixels = 20

/** A text of any length: only the rows in sight are in the page. */
export const TextScroll = ({ scroller, label, text, rows, runs, isProse, wraps, marks, wish, onFirstRow }: TextScrollProps) => {
  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualRowPixels,
    overscan: 20,
  })
  const wanted = useRef<TextWish | null>(null)
  useEffect(() => {
    wanted.current = wish
    if (wish !== null) virtual.scrollToIndex(rows.rowAt(wish.place), { align: 'center' })
  }, [virtual, rows, wish])
  useEffect(() => {
    virtual.measure()
    for (const row of scroller.current?.querySelectorAll<HTMLDivElement>('.text-row') ?? []) virtual.measureElement(row)
  }, [virtual, scroller, wraps])

  const reveal = useCallback(
    (mark: RowMark, range: Range): void => {
      const target = mark.name === 'document-current-hit' ? 'hit' : mark.name === 'document-passage' ? 'passage' : null
      if (wanted.current === null || wanted.current.target !== target || scroller.current === null) return
      wanted.current = null
      scrollToRange(scroller.current, range)
    },
    [scroller],
  )
  const drawn = virtual.getVirtualItems()
  const firstRow = virtual.range?.startIndex ?? 0
  useEffect(() => onFirstRow(firstRow), [firstRow, onFirstRow])
  const style: CSSProperties = {
    blockSize: virtual.getTotalSize(),
    ...(wraps ? {} : { minInlineSize: `${rows.longest + 10}ch` }),
  }
  return (
    <div
      ref={scroller}
      className={`document-pane-scroll text-scroll ${isProse ? 'text-scroll-prose' : ''}`}
      data-wraps={wraps}
      tabIndex={0}
      role="group"
      aria-label={label}
    >
      <div className="text-rows" style={style}>
        {drawn.map(({ index, start }) => (
          <div
            key={index}
            ref={virtual.measureElement}
            data-index={index}
            className="text-row"
            style={{ transform: `translateY(${start}px)` }}
          >
            <TextRow
              text={text}
              range={rows.rangeOf(index)}
              runs={runs}
              line={rows.lineOf(index)}
              numberLength={isProse ? 0 : String(rows.lineCount).length}
              marks={marksInRow(marks, rows.rangeOf(index))}
              onMarked={reveal}
            />
          </div>
        ))}
      </div>
    </div>
  )
}
