/** Where each page of a PDF lies in what scrolls, in CSS pixels. */
export type PagePlaces = { readonly tops: readonly number[]; readonly heights: readonly number[]; readonly totalHeight: number }

export type PageSize = { readonly width: number; readonly height: number }

/** A place in a document that stays the same when it is zoomed: a page counted from 1, and how far down it. */
export type PageAnchor = { readonly page: number; readonly fraction: number }

const gapPixels = 12
export const marginPixels = 16

export const placePages = (sizes: readonly PageSize[], scale: number): PagePlaces => {
  const heights = sizes.map((size) => size.height * scale)
  const tops: number[] = []
  let top = marginPixels
  for (const height of heights) {
    tops.push(top)
    top += height + gapPixels
  }
  return { tops, heights, totalHeight: top - gapPixels + marginPixels }
}

/** The page that a height lies on, or the last one above it. */
export const pageAt = ({ tops }: PagePlaces, top: number): number => {
  let low = 0
  let high = tops.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= top) low = middle
    else high = middle - 1
  }
  return low + 1
}

export const anchorAt = (places: PagePlaces, top: number): PageAnchor => {
  const page = pageAt(places, top)
  return { page, fraction: (top - (places.tops[page - 1] ?? 0)) / Math.max(1, places.heights[page - 1] ?? 1) }
}

export const topOf = (places: PagePlaces, { page, fraction }: PageAnchor): number =>
  (places.tops[page - 1] ?? 0) + fraction * (places.heights[page - 1] ?? 0)

/** Pixels that no element may be taller than: Chromium lays out nothing beyond 33.5 million. */
const maximumHeightPixels = 30_000_000

/** The zoom at which a document is as tall as a window can hold; `pixelsPerPoint` at 100 %. */
export const maximumZoom = (sizes: readonly PageSize[], pixelsPerPoint: number): number => {
  const points = sizes.reduce((sum, size) => sum + size.height, 0)
  return Math.min(4, (maximumHeightPixels - sizes.length * gapPixels) / Math.max(1, points * pixelsPerPoint))
}
