import { memo, useEffect, useRef, useState } from 'react'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { drawPage, layPageText } from './draw-page.ts'
import type { ElementText } from './element-text.ts'
import type { AttachedPdf } from './open-attached-pdf.ts'
import type { PageSize } from './page-places.ts'
import { usePageMarks, type MarkWish, type PageMarks } from './use-page-marks.ts'

type PdfPageProps = PageMarks & {
  readonly pdf: AttachedPdf
  readonly number: number
  readonly size: PageSize
  readonly top: number
  readonly scale: number
  readonly isDark: boolean
  readonly isSent: boolean
  readonly wish: MarkWish | null
  readonly onShown: (wish: MarkWish, range: Range) => void
  /** Called when the page turns out to have another size than it was given room for. */
  readonly onSize: (number: number, size: PageSize) => void
}

/** Pause before a page is drawn anew for another zoom; until then it is the old drawing, stretched. */
const zoomPauseMs = 120

/** One page in its place: the drawing, and the selectable text over it. */
export const PdfPage = memo(({ pdf, number, size, top, scale, isDark, isSent, wish, onShown, onSize, ...marks }: PdfPageProps) => {
  const sheet = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [layer, setLayer] = useState<ElementText | null>(null)
  const [hasFailed, setFailed] = useState(false)
  usePageMarks(layer, marks, wish, onShown)

  useEffect(() => {
    const element = text.current
    if (element === null) return undefined
    const stop = new AbortController()
    // A page without its text is still a page: only selecting and marking do not work on it.
    layPageText(pdf.document, number, element, stop.signal).then(setLayer, () => undefined)
    return () => stop.abort()
  }, [pdf, number])

  useEffect(() => {
    const stop = new AbortController()
    const draw = async (): Promise<void> => {
      const actual = await pdf.document.getPage(number).then((page) => page.getViewport({ scale: 1 }))
      stop.signal.throwIfAborted()
      onSize(number, { width: actual.width, height: actual.height })
      const drawn = await drawPage(pdf.document, number, scale, isDark, stop.signal)
      sheet.current?.replaceChildren(...drawn)
      setFailed(false)
    }
    const isFirst = sheet.current?.childElementCount === 0
    const timer = setTimeout(() => void draw().catch(() => stop.signal.aborted || setFailed(true)), isFirst ? 0 : zoomPauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [pdf, number, scale, isDark, onSize])

  const style = { insetBlockStart: top, inlineSize: size.width * scale, blockSize: size.height * scale, '--total-scale-factor': scale }
  return (
    <div
      className="pdf-page"
      data-page={number}
      data-dark={isDark}
      data-sent={isSent}
      style={style}
      role="group"
      aria-label={words.pageLabel(number, pdf.sizes.length)}
    >
      <div ref={sheet} className="pdf-page-sheet" aria-hidden />
      <div ref={text} className="textLayer" />
      {isSent ? null : <p className="pdf-page-unsent">{words.notSent}</p>}
      {hasFailed ? <p className="pdf-page-failure">{words.pageFailed(number)}</p> : null}
    </div>
  )
})
