import { memo, useEffect, useEffectEvent, useRef } from 'react'
import { piecesOf, type CodeRun } from './code-runs.ts'
import { readElementText } from './element-text.ts'
import type { TextRange } from './fold-text.ts'
import { showHighlight } from './highlights.ts'
import type { RowMark } from './row-marks.ts'

type TextRowProps = {
  readonly text: string
  readonly range: TextRange
  readonly runs: readonly CodeRun[] | null
  readonly line: number | null
  /** Digits of the longest line number; 0 for none. */
  readonly numberLength: number
  readonly marks: readonly RowMark[]
  readonly onMarked: (mark: RowMark, range: Range) => void
}

/** One row of a text; what is marked in it is marked without a change to it. */
export const TextRow = memo(({ text, range: { start, end }, runs, line, numberLength, marks, onMarked }: TextRowProps) => {
  const content = useRef<HTMLSpanElement>(null)
  const tell = useEffectEvent(onMarked)
  useEffect(() => {
    if (content.current === null || marks.length === 0) return undefined
    const { rangeOf } = readElementText(content.current)
    const hide = marks.map((mark) => {
      const range = rangeOf(mark)
      if (range === null) return () => undefined
      tell(mark, range)
      return showHighlight(mark.name, [range])
    })
    return () => hide.forEach((undo) => undo())
  }, [marks, runs, start, end])
  return (
    <>
      {numberLength > 0 && (
        <span className="text-row-number" style={{ inlineSize: `${numberLength + 1}ch` }} aria-hidden>
          {line}
        </span>
      )}
      <span ref={content} className="text-row-words" dir={runs === null ? 'auto' : undefined}>
        {runs === null
          ? text.slice(start, end)
          : piecesOf(text, runs, start, end).map((piece, index) => (
              <span key={index} className={piece.className === '' ? undefined : piece.className}>
                {piece.text}
              </span>
            ))}
      </span>
    </>
  )
})
