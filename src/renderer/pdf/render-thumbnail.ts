import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { canvasPng } from './canvas-png.ts'
import { fetchAttachment } from './fetch-attachment.ts'
import { openPdf } from './load-pdfjs.ts'

/** `url` is an object URL: whoever shows it revokes it. */
export type Thumbnail = { readonly url: string; readonly png: Uint8Array<ArrayBuffer> }

/** Draws page one of a kept PDF. Import this file dynamically: it brings pdf.js along. */
export const renderThumbnail = async (
  attachmentUrl: string,
  { maxWidth = 320 }: { readonly maxWidth?: number } = {},
): Promise<Thumbnail> => {
  const response = await fetchAttachment(attachmentUrl)
  const { document, close } = await openPdf(new Uint8Array(await response.arrayBuffer()))
  try {
    return await canvasPng(await drawPage(await document.getPage(1), maxWidth))
  } finally {
    await close()
  }
}

/** No page is drawn taller than this many times its width: a receipt a metre long shows its top. */
const maximumAspect = 2

const drawPage = async (page: PDFPageProxy, maxWidth: number): Promise<HTMLCanvasElement> => {
  const viewport = page.getViewport({ scale: maxWidth / page.getViewport({ scale: 1 }).width })
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(viewport.width)
  canvas.height = Math.ceil(Math.min(viewport.height, viewport.width * maximumAspect))
  await page.render({ canvas, viewport, intent: 'display' }).promise
  return canvas
}
