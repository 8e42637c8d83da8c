import { readFile } from 'node:fs/promises'
import type { AttachmentPage } from '../../shared/attachment.ts'
import { maximumPdfPages } from '../../shared/file-limits.ts'
import { describePdfFailure } from './describe-pdf-failure.ts'
import { hasPageObjects } from './has-page-objects.ts'
import { joinTextItems } from './join-text-items.ts'
import { maximumTextLength } from './limit-text.ts'
import { openPdf } from './open-pdf.ts'
import type { OpenPdf } from './open-pdf.ts'
import { ReadError } from './read-error.ts'
import type { ReadContent } from './reader-request.ts'
import { rereadPages } from './reread-pages.ts'

export type PdfLimits = { readonly textLength: number; readonly timeMs: number; readonly now: () => number }

/** Below the limit of the whole process, so that the pages read until then are not lost. */
const usualLimits: PdfLimits = { textLength: maximumTextLength, timeMs: 22_000, now: () => performance.now() }

/** So many that older versions of pages do not explain them. */
const farTooManyPages = maximumPdfPages * 5

/** The text of each page; a page that cannot be read costs only itself, and a file of which none can be is damaged. */
export const readPdf = async (path: string, limits: PdfLimits = usualLimits): Promise<ReadContent> => {
  const document = await open(path)
  const pageCount = Math.max(0, document.numPages)
  if (pageCount > maximumPdfPages) throw new ReadError('too-many-pages', `${pageCount} pages`)
  const found = await readPages(document, limits)
  const { pages, failedPages } =
    found.brokenPages.length === 0 ? found : withRereadPages(found, await rereadPages(path, found.brokenPages, pageCount))
  const readablePageCount = pages.filter(({ text }) => text !== '').length
  const isLost = readablePageCount === 0 && pages.length > 0 && failedPages.length === pages.length
  if (isLost) throw new ReadError('damaged', 'none of its pages can be read')
  return { pageCount: pages.length, readablePageCount, failedPages, width: null, height: null, needsView: false, pages }
}

const open = async (path: string): Promise<OpenPdf> => {
  const bytes = await readFile(path)
  if (hasPageObjects(bytes, farTooManyPages)) throw new ReadError('too-many-pages', `more than ${farTooManyPages} pages`)
  try {
    return await openPdf(bytes)
  } catch (error) {
    throw describePdfFailure(error, 'password')
  }
}

/** `brokenPages` are those of the failed pages that were tried. */
type FoundPages = { readonly pages: AttachmentPage[]; readonly failedPages: number[]; readonly brokenPages: readonly number[] }

const withRereadPages = (found: FoundPages, texts: ReadonlyMap<number, string>): Pick<FoundPages, 'pages' | 'failedPages'> => {
  const pageCount = Math.max(found.pages.length, ...texts.keys())
  const numbers = Array.from({ length: pageCount }, (_page, index) => index + 1)
  return {
    pages: numbers.map((number) => ({ number, label: '', text: texts.get(number) ?? found.pages[number - 1]?.text ?? '' })),
    failedPages: numbers.filter((number) => !texts.has(number) && (number > found.pages.length || found.failedPages.includes(number))),
  }
}

const readPages = async (document: OpenPdf, { textLength, timeMs, now }: PdfLimits): Promise<FoundPages> => {
  const pages: AttachmentPage[] = []
  const failedPages: number[] = []
  const brokenPages: number[] = []
  const end = now() + timeMs
  let room = textLength
  for (let number = 1; number <= document.numPages; number += 1) {
    const isTried = room > 0 && now() < end
    const text = isTried ? await readPage(document, number) : null
    if (isTried && text === null) brokenPages.push(number)
    if (text === null || text.length > room) failedPages.push(number)
    const kept = (text ?? '').slice(0, room)
    pages.push({ number, label: '', text: kept })
    room -= kept.length
  }
  return { pages, failedPages, brokenPages }
}

const readPage = async (document: OpenPdf, number: number): Promise<string | null> => {
  try {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    page.cleanup()
    return joinTextItems(items)
  } catch {
    // The page is counted as failed; the others may be fine.
    return null
  }
}
