import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import { marginPixels, maximumZoom, type PageSize } from './page-places.ts'
import { zoomByWheel, zoomInFrom, zoomOutFrom } from './zoom-steps.ts'

/** CSS pixels in a point: a PDF counts 72 to the inch, CSS 96. */
const pixelsPerPoint = 96 / 72
const lowestZoom = 0.1

export type PageScale = {
  readonly scale: number
  readonly zoom: number
  readonly isFit: boolean
  readonly zoomIn: () => void
  readonly zoomOut: () => void
  readonly zoomBy: (deltaPixels: number) => void
  readonly zoomTo: (zoom: number) => void
  readonly fit: () => void
}

/** The zoom, fitted to the width until one is chosen. */
export const usePageScale = (scroller: RefObject<HTMLElement | null>, sizes: readonly PageSize[]): PageScale => {
  const [chosen, setChosen] = useState<number | null>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  const highest = maximumZoom(sizes, pixelsPerPoint)
  const pageWidth = sizes.reduce((widest, size) => Math.max(widest, size.width), 1)
  const fitted = Math.min(highest, Math.max(lowestZoom, (width - 2 * marginPixels) / (pageWidth * pixelsPerPoint)))
  const zoom = Math.min(highest, chosen ?? fitted)
  return {
    scale: zoom * pixelsPerPoint,
    zoom,
    isFit: chosen === null,
    zoomIn: () => setChosen(zoomInFrom(zoom, highest)),
    zoomOut: () => setChosen(zoomOutFrom(zoom, lowestZoom)),
    zoomBy: (deltaPixels) => setChosen((before) => zoomByWheel(before ?? fitted, deltaPixels, lowestZoom, highest)),
    zoomTo: (wanted) => setChosen(Math.min(highest, wanted)),
    fit: () => setChosen(null),
  }
}
