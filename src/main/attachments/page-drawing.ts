import { readFile } from 'node:fs/promises'
import type { PDFiumDocument } from '@hyzyla/pdfium'

/** Where PDFium is: beside the reader's process in the built app, in the package while developing and testing. */
const places = ['./pdfium.wasm', '../pdfium.wasm', '../../../node_modules/@hyzyla/pdfium/dist/pdfium.wasm'] as const

export const openForDrawing = async (path: string): Promise<PDFiumDocument> => {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium')
  const library = await PDFiumLibrary.init({ wasmBinary: await readFirst(places.map((place) => new URL(place, import.meta.url))) })
  return await library.loadDocument(await readFile(path))
}

const readFirst = async ([address, ...others]: readonly URL[]): Promise<ArrayBuffer> => {
  if (address === undefined) throw new Error('PDFium is not installed')
  try {
    return Uint8Array.from(await readFile(address)).buffer
  } catch (error) {
    if (others.length === 0) throw error
    return await readFirst(others)
  }
}
