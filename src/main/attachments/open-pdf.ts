import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { PdfAssets } from './pdf-assets.ts'

export type OpenPdf = Awaited<ReturnType<typeof getDocument>['promise']>

/** A document of pdf.js without network, fonts of the system, scripts and canvas. pdf.js keeps the bytes it is given for itself, so it gets a copy. */
export const openPdf = async (bytes: Uint8Array, password?: string): Promise<OpenPdf> =>
  await getDocument({
    data: Uint8Array.from(bytes),
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
    ...(password === undefined ? {} : { password }),
  }).promise

/** pdf.js makes one of each for every document, even where nothing is drawn. */
class NoDrawing {
  destroy(): void {}
}
