import { zoomByWheel, zoomInFrom, zoomOutFrom } from './zoom-steps.ts'

export type Size = { readonly width: number; readonly height: number }
type Point = { readonly x: number; readonly y: number }

const highestImageZoom = 8

/** The zoom at which a picture is seen whole; a small one is not made larger. */
export const fittingZoom = (picture: Size, frame: Size): number =>
  Math.min(1, frame.width / Math.max(1, picture.width), frame.height / Math.max(1, picture.height))

/** Where to scroll so that the point under the pointer stays under it; `pointer` counts from the corner of the frame. */
export const scrollAfterZoom = (scroll: Point, pointer: Point, from: number, to: number): Point => ({
  x: ((scroll.x + pointer.x) * to) / from - pointer.x,
  y: ((scroll.y + pointer.y) * to) / from - pointer.y,
})

const lowestImageZoom = (fit: number): number => Math.min(fit, 0.05)

export const imageZoomIn = (zoom: number): number => zoomInFrom(zoom, highestImageZoom)
export const imageZoomOut = (zoom: number, fit: number): number =>
  zoomOutFrom(zoom, Math.min(zoom, Math.max(lowestImageZoom(fit), fit * 0.5)))
export const imageZoomByWheel = (zoom: number, deltaPixels: number, fit: number): number =>
  zoomByWheel(zoom, deltaPixels, lowestImageZoom(fit), highestImageZoom)
