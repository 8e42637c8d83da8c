import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import type { DocumentPlace } from '../../state/view.ts'
import { loadDocumentText } from './document-text.ts'
import type { AttachedPdf } from './open-attached-pdf.ts'
import { placePages, type PageSize } from './page-places.ts'
import { isPageSent } from './is-page-sent.ts'
import { useDarkPages, usePaneChoices } from './pane-choices.ts'
import { PdfPage } from './pdf-page.tsx'
import { PdfThumbnails } from './pdf-thumbnails.tsx'
import { PdfTools } from './pdf-tools.tsx'
import { PlaceNote } from './place-note.tsx'
import { scrollToRange } from './scroll-to-range.ts'
import { SearchBar } from './search-bar.tsx'
import { searchTexts, type TextHit } from './search-texts.ts'
import type { MarkWish } from './use-page-marks.ts'
import { usePageScale } from './use-page-scale.ts'
import { usePageScroll } from './use-page-scroll.ts'
import { usePdfPlace } from './use-pdf-place.ts'
import { useSearch } from './use-search.ts'

type PdfPagesProps = { readonly pdf: AttachedPdf; readonly attachment: Attachment; readonly place: DocumentPlace | null }

const noPassages: readonly string[] = []

export const PdfPages = ({ pdf, attachment, place }: PdfPagesProps) => {
  const scroller = useRef<HTMLDivElement>(null)
  const [sizes, setSizes] = useState(pdf.sizes)
  const scaled = usePageScale(scroller, sizes)
  const places = useMemo(() => placePages(sizes, scaled.scale), [sizes, scaled.scale])
  const { first, last, current, goTo } = usePageScroll(scroller, places)
  const isDark = useDarkPages()
  const hasThumbnails = usePaneChoices((choices) => choices.hasThumbnails)
  const isSent = useMemo(() => isPageSent(attachment.pageSelection), [attachment.pageSelection])
  const [wish, setWish] = useState<MarkWish | null>(null)
  const [hit, setHit] = useState<{ readonly page: number; readonly indexOnPage: number } | null>(null)
  const { passages, note, isMissing } = usePdfPlace(attachment, place, goToAndFocus, (page) => {
    goToAndFocus(page)
    setWish({ page, target: 'passage' })
  })
  const search = useSearch<TextHit>(scroller, {
    key: attachment.id,
    find: async (query, signal) => {
      const { texts } = await loadDocumentText(attachment.id)
      return texts.some((text) => text.trim() !== '') ? await searchTexts(texts, query, signal) : null
    },
    firstOf: (hits) => hits.findIndex(({ part }) => part + 1 >= current),
    onHit: ({ part }, index, hits) => {
      const page = part + 1
      if (page !== current) goTo(page)
      setHit({ page, indexOnPage: index - hits.findIndex((other) => other.part === part) })
      setWish({ page, target: 'hit' })
    },
  })

  function goToAndFocus(page: number): void {
    goTo(page)
    scroller.current?.focus({ preventScroll: true })
  }
  const granted = useRef<MarkWish | null>(null)
  const bringIntoSight = useCallback((wanted: MarkWish, range: Range): void => {
    if (granted.current === wanted || scroller.current === null) return
    granted.current = wanted
    scrollToRange(scroller.current, range)
  }, [])
  const takeSize = useCallback((number: number, size: PageSize): void => {
    setSizes((known) => (isSameSize(known[number - 1], size) ? known : known.with(number - 1, size)))
  }, [])
  useWheelZoom(scroller, scaled.zoomBy)

  const actions: Readonly<Record<string, () => void>> = {
    PageDown: () => goTo(Math.min(current + 1, sizes.length)),
    PageUp: () => goTo(Math.max(current - 1, 1)),
    Home: () => goTo(1),
    End: () => goTo(sizes.length),
    '+': scaled.zoomIn,
    '=': scaled.zoomIn,
    '-': scaled.zoomOut,
    '0': scaled.fit,
  }
  const act = (event: KeyboardEvent): void => {
    const isTyped = event.target instanceof HTMLInputElement
    const action = isTyped || event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key]
    if (action === undefined || event.defaultPrevented) return
    event.preventDefault()
    action()
  }
  const query = search.isOpen && search.found.hits.length > 0 ? search.query : ''
  return (
    <div className="document-pane-body" onKeyDown={act}>
      <PdfTools
        current={current}
        total={sizes.length}
        scale={scaled}
        isDark={isDark}
        hasThumbnails={hasThumbnails}
        onGoTo={goToAndFocus}
        onSearch={search.open}
      />
      <SearchBar search={search} content={scroller} />
      <PlaceNote text={note} isShown={isMissing} selection={attachment.pageSelection} />
      <div className="document-pane-beside">
        {hasThumbnails && <PdfThumbnails pdf={pdf} sizes={sizes} current={current} isDark={isDark} isSent={isSent} onGoTo={goTo} />}
        <div ref={scroller} className="document-pane-scroll pdf-scroll" tabIndex={0} role="group" aria-label={attachment.name}>
          <div className="pdf-sheets" style={{ blockSize: places.totalHeight, minInlineSize: widest(sizes) * scaled.scale }}>
            {sizes.slice(first - 1, last).map((size, index) => {
              const number = first + index
              return (
                <PdfPage
                  key={number}
                  pdf={pdf}
                  number={number}
                  size={size}
                  top={places.tops[number - 1] ?? 0}
                  scale={scaled.scale}
                  isDark={isDark}
                  isSent={isSent(number)}
                  query={query}
                  currentHit={hit?.page === number ? hit.indexOnPage : null}
                  passages={passages.get(number) ?? noPassages}
                  wish={wish?.page === number ? wish : null}
                  onShown={bringIntoSight}
                  onSize={takeSize}
                />
              )
            })}
          </div>
        </div>
      </div>
    </div>
  )
}

const widest = (sizes: readonly PageSize[]): number => sizes.reduce((width, size) => Math.max(width, size.width), 0)

const isSameSize = (known: PageSize | undefined, size: PageSize): boolean =>
  known === undefined || (Math.abs(known.width - size.width) < 0.5 && Math.abs(known.height - size.height) < 0.5)

/** Control and the wheel, and two fingers on a touch pad, zoom. */
const useWheelZoom = (scroller: { readonly current: HTMLElement | null }, zoomBy: (deltaPixels: number) => void): void => {
  const zoom = useEffectEvent(zoomBy)
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const listen = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoom(event.deltaY)
    }
    element.addEventListener('wheel', listen, { passive: false })
    return () => element.removeEventListener('wheel', listen)
  }, [scroller])
}
