import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { drawPage } from './draw-page.ts'
import type { AttachedPdf } from './open-attached-pdf.ts'
import type { PageSize } from './page-places.ts'

type PdfThumbnailsProps = {
  readonly pdf: AttachedPdf
  readonly sizes: readonly PageSize[]
  readonly current: number
  readonly isDark: boolean
  readonly isSent: (page: number) => boolean
  readonly onGoTo: (page: number) => void
}

const widthPixels = 88
/** The number below a page, and the space around both. */
const surroundPixels = 36

const heightOf = (size: PageSize | undefined): number =>
  size === undefined ? widthPixels : Math.round(Math.min(2, size.height / size.width) * widthPixels)

/** All pages small, at the side. A list of which the page that is read is the chosen one. */
export const PdfThumbnails = ({ pdf, sizes, current, isDark, isSent, onGoTo }: PdfThumbnailsProps) => {
  const strip = useRef<HTMLDivElement>(null)
  const id = useId()
  const rows = useVirtualizer({
    count: sizes.length,
    getScrollElement: () => strip.current,
    estimateSize: (index) => heightOf(sizes[index]) + surroundPixels,
    overscan: 2,
  })
  useEffect(() => rows.scrollToIndex(current - 1, { align: 'auto' }), [rows, current])
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + 5,
    PageUp: current - 5,
    Home: 1,
    End: sizes.length,
  }
  const move = (event: KeyboardEvent): void => {
    const page = steps[event.key]
    if (page === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onGoTo(Math.min(sizes.length, Math.max(1, page)))
  }
  return (
    <div
      ref={strip}
      className="pdf-thumbnails"
      role="listbox"
      aria-label={words.thumbnails}
      aria-activedescendant={`${id}-${current}`}
      tabIndex={0}
      onKeyDown={move}
    >
      <div role="presentation" style={{ position: 'relative', blockSize: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, size }) => {
          const page = index + 1
          return (
            <div
              key={page}
              id={`${id}-${page}`}
              className="pdf-thumbnail"
              role="option"
              aria-selected={page === current}
              aria-label={words.pageLabel(page, sizes.length)}
              data-dark={isDark}
              data-sent={isSent(page)}
              style={{ transform: `translateY(${start}px)`, blockSize: size }}
              onClick={() => onGoTo(page)}
            >
              <Thumbnail pdf={pdf} page={page} size={sizes[index]} />
              <span className="pdf-thumbnail-number">{page}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

type ThumbnailProps = { readonly pdf: AttachedPdf; readonly page: number; readonly size: PageSize | undefined }

/** Pause before a thumbnail is drawn: those that only fly past are not. */
const passingMs = 80

const Thumbnail = ({ pdf, page, size }: ThumbnailProps) => {
  const frame = useRef<HTMLSpanElement>(null)
  const width = size?.width ?? widthPixels
  useEffect(() => {
    const stop = new AbortController()
    const draw = (): void => {
      drawPage(pdf.document, page, widthPixels / width, false, stop.signal).then(
        (drawn) => frame.current?.replaceChildren(...drawn),
        // A page that cannot be drawn stays an empty frame; the page itself says why.
        () => undefined,
      )
    }
    const timer = setTimeout(draw, passingMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [pdf, page, width])
  return <span ref={frame} className="pdf-thumbnail-page" style={{ inlineSize: widthPixels, blockSize: heightOf(size) }} aria-hidden />
}
