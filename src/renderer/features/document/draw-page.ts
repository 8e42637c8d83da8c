import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readElementText, type ElementText } from './element-text.ts'
import { pictureFrames, type PictureFrame } from './picture-frames.ts'

/** Canvas pixels of one page at most: sharp at any usual zoom, and 64 MB. */
const maximumCanvasPixels = 16_000_000

/** Draws a page. For the dark, its pictures are there once more by themselves, so that only the rest is inverted. */
export const drawPage = async (
  document: PDFDocumentProxy,
  number: number,
  scale: number,
  isDark: boolean,
  signal: AbortSignal,
): Promise<readonly HTMLCanvasElement[]> => {
  const page = await document.getPage(number)
  signal.throwIfAborted()
  const viewport = page.getViewport({ scale })
  const sharpness = Math.min(devicePixelRatio, Math.sqrt(maximumCanvasPixels / (viewport.width * viewport.height)))
  const canvas = emptyCanvas(viewport.width * sharpness, viewport.height * sharpness)
  const task = page.render({ canvas, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0], recordImages: true })
  signal.addEventListener('abort', () => task.cancel(), { once: true })
  await task.promise
  signal.throwIfAborted()
  const coordinates: unknown = page.imageCoordinates
  const frames = isDark ? pictureFrames(coordinates) : []
  return frames.length === 0 ? [canvas] : [canvas, picturesOf(canvas, frames)]
}

const emptyCanvas = (width: number, height: number): HTMLCanvasElement => {
  const canvas = window.document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(width))
  canvas.height = Math.max(1, Math.floor(height))
  return canvas
}

const picturesOf = (page: HTMLCanvasElement, frames: readonly PictureFrame[]): HTMLCanvasElement => {
  const canvas = emptyCanvas(page.width, page.height)
  const context = canvas.getContext('2d')
  for (const frame of frames) {
    const place = [frame.x * page.width, frame.y * page.height, frame.width * page.width, frame.height * page.height] as const
    if (place[2] >= 1 && place[3] >= 1) context?.drawImage(page, ...place, ...place)
  }
  return canvas
}

/** Lays the selectable text of a page in its place. It follows the zoom by itself. */
export const layPageText = async (
  document: PDFDocumentProxy,
  number: number,
  container: HTMLElement,
  signal: AbortSignal,
): Promise<ElementText> => {
  const [page, { TextLayer }] = await Promise.all([document.getPage(number), import('pdfjs-dist/legacy/build/pdf.mjs')])
  signal.throwIfAborted()
  container.replaceChildren()
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container, viewport: page.getViewport({ scale: 1 }) })
  signal.addEventListener('abort', () => layer.cancel(), { once: true })
  await layer.render()
  signal.throwIfAborted()
  return readElementText(container)
}
