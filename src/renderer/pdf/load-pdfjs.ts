import { getDocument, PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { scriptAddress } from './script-address.ts'

export type OpenPdf = { readonly document: PDFDocumentProxy; readonly close: () => Promise<void> }

/** Opens a PDF in the shared worker; `close` lets the worker end once nothing is open any more. */
export const openPdf = async (data: Uint8Array<ArrayBuffer>): Promise<OpenPdf> => {
  const task = getDocument({
    data,
    worker: borrowWorker(),
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: asset('cmaps'),
    standardFontDataUrl: asset('standard_fonts'),
    wasmUrl: asset('wasm'),
    BinaryDataFactory: PageAssets,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    maxImageSize: maximumImagePixels,
  })
  const close = async (): Promise<void> => {
    await task.destroy()
    returnWorker()
  }
  try {
    return { document: await task.promise, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** An image of more pixels is left out of its page, so that a small file cannot ask for gigabytes. */
const maximumImagePixels = 64_000_000

const asset = (folder: 'cmaps' | 'standard_fonts' | 'wasm'): string => new URL(`/pdfjs/${folder}/`, location.origin).href

/** pdf.js asks this class for character maps and fonts; its own loader knows only http. */
class PageAssets {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const response = await fetch(`${asset(kind === 'cMapUrl' ? 'cmaps' : 'standard_fonts')}${filename}`)
    if (!response.ok) throw new Error(`pdf.js asked for ${filename}, which is not installed`)
    return new Uint8Array(await response.arrayBuffer())
  }
}

type SharedWorker = { readonly pdfWorker: PDFWorker; readonly end: () => void }

const idleBeforeEndMs = 20_000
let shared: SharedWorker | null = null
let openCount = 0
let idleTimer: ReturnType<typeof setTimeout> | undefined

const borrowWorker = (): PDFWorker => {
  clearTimeout(idleTimer)
  openCount += 1
  shared ??= startWorker()
  return shared.pdfWorker
}

const returnWorker = (): void => {
  openCount -= 1
  if (openCount > 0) return
  idleTimer = setTimeout(() => {
    shared?.end()
    shared = null
  }, idleBeforeEndMs)
}

const startWorker = (): SharedWorker => {
  const port = new Worker(scriptAddress(workerAddress), { type: 'module' })
  const pdfWorker = PDFWorker.create({ port })
  const end = (): void => {
    pdfWorker.destroy()
    port.terminate()
  }
  return { pdfWorker, end }
}
