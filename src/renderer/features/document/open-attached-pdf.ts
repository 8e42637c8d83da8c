import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { fetchAttachment } from '../../pdf/fetch-attachment.ts'
import type { PageSize } from './page-places.ts'

/** An open PDF and the space each page needs, in points. */
export type AttachedPdf = { readonly document: PDFDocumentProxy; readonly sizes: readonly PageSize[] }

/** Pages measured before the first is shown; the ones after take the size of page one until they are drawn. */
const maximumMeasured = 200

/** Opens a kept PDF; it is closed when `signal` aborts. */
export const openAttachedPdf = async (address: string, signal: AbortSignal): Promise<AttachedPdf> => {
  const response = await fetchAttachment(address, signal)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const { openPdf } = await import('../../pdf/load-pdfjs.ts')
  const { document, close } = await openPdf(bytes)
  if (signal.aborted) await close()
  signal.throwIfAborted()
  signal.addEventListener('abort', () => void close(), { once: true })
  return { document, sizes: await measure(document) }
}

const letterPage: PageSize = { width: 612, height: 792 }

const measure = async (document: PDFDocumentProxy): Promise<readonly PageSize[]> => {
  const measured = await Promise.all(
    Array.from({ length: Math.min(document.numPages, maximumMeasured) }, (_page, index) =>
      document.getPage(index + 1).then(sizeOf, () => null),
    ),
  )
  const usual = measured.find((size) => size !== null) ?? letterPage
  return Array.from({ length: document.numPages }, (_page, index) => measured[index] ?? usual)
}

const sizeOf = (page: PDFPageProxy): PageSize => {
  const { width, height } = page.getViewport({ scale: 1 })
  return { width, height }
}
