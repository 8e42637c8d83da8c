import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { anchorAt, pageAt, topOf, type PagePlaces } from './page-places.ts'

/** The pages that are drawn, on the screen or near it, and the one that is read. */
type ShownPages = { readonly first: number; readonly last: number; readonly current: number }

export type PageScroll = ShownPages & { readonly goTo: (page: number) => void }

/** How far from the screen pages are drawn, and how far down the screen a page is the one that is read; in heights of the screen. */
const aheadShare = 0.6
const readShare = 0.3

const shownAt = (places: PagePlaces, top: number, height: number): ShownPages => ({
  first: pageAt(places, top - height * aheadShare),
  last: pageAt(places, top + height * (1 + aheadShare)),
  current: pageAt(places, top + height * readShare),
})

/** Follows the scrolling of pages. The place being read stays where it is when the pages change their size. */
export const usePageScroll = (scroller: RefObject<HTMLElement | null>, places: PagePlaces): PageScroll => {
  const [shown, setShown] = useState<ShownPages>({ first: 1, last: 1, current: 1 })
  const placed = useRef(places)
  const lastTop = useRef(0)
  const follow = useCallback((): void => {
    const element = scroller.current
    if (element === null) return
    lastTop.current = element.scrollTop
    const next = shownAt(placed.current, element.scrollTop, element.clientHeight)
    setShown((before) => (before.first === next.first && before.last === next.last && before.current === next.current ? before : next))
  }, [scroller])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element !== null && placed.current !== places && lastTop.current > 0)
      element.scrollTop = topOf(places, anchorAt(placed.current, lastTop.current))
    placed.current = places
    follow()
  }, [scroller, places, follow])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(follow)
    observer.observe(element)
    element.addEventListener('scroll', follow, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', follow)
    }
  }, [scroller, follow])

  const goTo = useCallback(
    (page: number): void => {
      const top = placed.current.tops[page - 1]
      if (top === undefined || scroller.current === null) return
      scroller.current.scrollTop = top - 4
      follow()
    },
    [scroller, follow],
  )
  return { ...shown, goTo }
}
