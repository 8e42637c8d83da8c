import { readFile } from 'node:fs/promises'
import type { PDFiumDocument } from '@hyzyla/pdfium'
import { readFirst } from './read-first.ts'

/** Where PDFium is: beside the reader's process in the built app, in the package while developing and testing. */
const places = [
  new URL('./pdfium.wasm', import.meta.url),
  new URL('../pdfium.wasm', import.meta.url),
  new URL('../../../node_modules/@hyzyla/pdfium/dist/pdfium.wasm', import.meta.url),
] as const

export const openForDrawing = async (path: string): Promise<PDFiumDocument> => {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium')
  const { buffer } = await readFirst(places)
  const library = await PDFiumLibrary.init({ wasmBinary: buffer })
  return await library.loadDocument(await readFile(path))
}
