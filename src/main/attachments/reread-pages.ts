import type { PDFiumDocument } from '@hyzyla/pdfium'
import { maximumPdfPages } from '../../shared/file-limits.ts'
import { openForDrawing } from './page-drawing.ts'

/**
 * The text of pages that pdf.js could not read or, where the tree of pages is broken, did not find: PDFium looks again. Pages that it cannot
 * open either are not in the answer.
 */
export const rereadPages = async (
  path: string,
  failedPages: readonly number[],
  pageCount: number,
): Promise<ReadonlyMap<number, string>> => {
  const texts = new Map<number, string>()
  try {
    const document = await openForDrawing(path)
    const lost = Math.min(document.getPageCount(), maximumPdfPages) - pageCount
    const missing = Array.from({ length: Math.max(0, lost) }, (_page, index) => pageCount + 1 + index)
    for (const number of [...failedPages, ...missing]) {
      const text = textOf(document, number)
      if (text !== null) texts.set(number, text)
    }
    return texts
  } catch {
    // It cannot open the file at all: what pdf.js found stands.
    return texts
  }
}

const textOf = (document: PDFiumDocument, number: number): string | null => {
  try {
    return document
      .getPage(number - 1)
      .getText()
      .replaceAll('\0', '')
      .replaceAll('\r\n', '\n')
      .trim()
  } catch {
    // The page stays a failed one.
    return null
  }
}
