import { readFile } from 'node:fs/promises'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { z } from 'zod'
import { serveParent } from '../serve-parent.ts'
import type { PdfAnswer } from './extract-pdf.ts'
import { joinTextItems } from './join-text-items.ts'
import { PdfAssets } from './pdf-assets.ts'

const maximumTextPages = 5000
const maximumTextLength = 20_000_000

const requestSchema = z.object({ path: z.string() })

const readPdf = async (path: string): Promise<PdfAnswer> => {
  const data = new Uint8Array(await readFile(path))
  const task = getDocument({
    data,
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: PdfAssets,
    CanvasFactory: NoDrawing,
    FilterFactory: NoDrawing,
    cMapUrl: 'cmaps/',
    standardFontDataUrl: 'standard_fonts/',
    useWorkerFetch: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
  })
  const document = await task.promise
  return { type: 'text', pageCount: document.numPages, ...(await readPages(document)) }
}

/** pdf.js makes one of each for every document, even where only text is wanted. */
class NoDrawing {
  destroy(): void {}
}

type OpenDocument = Awaited<ReturnType<typeof getDocument>['promise']>

/** A page that cannot be read costs only itself. */
const readPages = async (document: OpenDocument): Promise<{ readonly pages: string[]; readonly failedPages: number[] }> => {
  const pages: string[] = []
  const failedPages: number[] = []
  let room = maximumTextLength
  for (let number = 1; number <= Math.min(document.numPages, maximumTextPages); number += 1) {
    const text = room === 0 ? '' : await readPage(document, number)
    if (text === null) failedPages.push(number)
    const kept = (text ?? '').slice(0, room)
    pages.push(kept)
    room -= kept.length
  }
  return { pages, failedPages }
}

const readPage = async (document: OpenDocument, number: number): Promise<string | null> => {
  try {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    page.cleanup()
    return joinTextItems(items)
  } catch {
    return null
  }
}

const describeFailure = (error: unknown): PdfAnswer => ({
  type: 'failed',
  reason: error instanceof Error && error.name === 'PasswordException' ? 'password' : 'damaged',
  detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
})

serveParent((message, reply) => {
  const { path } = requestSchema.parse(message)
  void readPdf(path).catch(describeFailure).then(reply)
})
