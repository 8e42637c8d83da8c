import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const
/** CSS pixels in a point: a PDF counts 72 to the inch, CSS 96. */
const pixelsPerPoint = 96 / 72
const marginPixels = 32

export type PageScale = {
  readonly scale: number
  readonly zoom: number
  readonly isFit: boolean
  readonly zoomIn: () => void
  readonly zoomOut: () => void
  readonly fit: () => void
}

/** The zoom, fitted to the width until one is chosen. The place being read stays where it is when it changes. */
export const usePageScale = (scroller: RefObject<HTMLElement | null>, pageWidth: number): PageScale => {
  const [chosen, setChosen] = useState<number | null>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  const fitted = Math.min(4, Math.max(0.1, (width - marginPixels) / (pageWidth * pixelsPerPoint)))
  const zoom = chosen ?? fitted
  useKeptPlace(scroller, zoom)
  return {
    scale: zoom * pixelsPerPoint,
    zoom,
    isFit: chosen === null,
    zoomIn: () => setChosen(steps.find((step) => step > zoom + 0.01) ?? 4),
    zoomOut: () => setChosen(steps.findLast((step) => step < zoom - 0.01) ?? 0.25),
    fit: () => setChosen(null),
  }
}

const useKeptPlace = (scroller: RefObject<HTMLElement | null>, zoom: number): void => {
  const before = useRef(zoom)
  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop *= zoom / before.current
    before.current = zoom
  }, [scroller, zoom])
}
