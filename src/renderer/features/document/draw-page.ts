import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Canvas pixels of one page at most: sharp at any usual zoom, and 64 MB. */
const maximumCanvasPixels = 16_000_000

/** Draws a page and lays its selectable text over it. */
export const drawPage = async (
  document: PDFDocumentProxy,
  number: number,
  scale: number,
  canvas: HTMLCanvasElement,
  textLayer: HTMLElement,
  signal: AbortSignal,
): Promise<void> => {
  const page = await document.getPage(number)
  signal.throwIfAborted()
  const viewport = page.getViewport({ scale })
  const sharpness = Math.min(devicePixelRatio, Math.sqrt(maximumCanvasPixels / (viewport.width * viewport.height)))
  canvas.width = Math.floor(viewport.width * sharpness)
  canvas.height = Math.floor(viewport.height * sharpness)
  const task = page.render({ canvas, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0] })
  signal.addEventListener('abort', () => task.cancel(), { once: true })
  await task.promise
  signal.throwIfAborted()
  await layText(page.streamTextContent(), textLayer, viewport)
}

const layText = async (
  text: ReadableStream,
  container: HTMLElement,
  viewport: ReturnType<Awaited<ReturnType<PDFDocumentProxy['getPage']>>['getViewport']>,
): Promise<void> => {
  const { TextLayer } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  container.replaceChildren()
  await new TextLayer({ textContentSource: text, container, viewport }).render()
}
