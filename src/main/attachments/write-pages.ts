import { readFile, writeFile } from 'node:fs/promises'
import { openPdf } from './open-pdf.ts'
import { ReadError } from './read-error.ts'

/** Writes a PDF of these pages, counted from 1, or of all, without the password of the first; what is written opens with that many pages. */
export const writePages = async ({
  path,
  output,
  pages,
  password,
}: {
  readonly path: string
  readonly output: string
  readonly pages: readonly number[] | null
  readonly password?: string
}): Promise<void> => {
  const bytes = await readFile(path)
  const pageCount = await countPages(bytes, password)
  const wanted = pages?.filter((page) => page <= pageCount) ?? Array.from({ length: pageCount }, (_, index) => index + 1)
  if (wanted.length === 0) throw new ReadError('damaged', `The document has ${pageCount} pages`)
  const written = (await extractPages(bytes, wanted, password)) ?? (await copyPages(bytes, wanted, password))
  await writeFile(output, written)
}

const countPages = async (bytes: Uint8Array, password: string | undefined): Promise<number> => {
  const document = await openPdf(bytes, password)
  try {
    return document.numPages
  } finally {
    await document.loadingTask.destroy()
  }
}

const opensWith = async (bytes: Uint8Array, pageCount: number): Promise<boolean> => {
  try {
    return (await countPages(bytes, undefined)) === pageCount
  } catch {
    // What does not open was not written as it should be: the other library is tried, or the file is refused.
    return false
  }
}

const extractPages = async (bytes: Uint8Array, pages: readonly number[], password: string | undefined): Promise<Uint8Array | null> => {
  const document = await openPdf(bytes, password)
  try {
    const written = await document.extractPages([{ document: null, includePages: pages.map((page) => page - 1) }])
    return (await opensWith(written, pages.length)) ? written : null
  } catch {
    // Documents that pdf.js cannot take apart are left to the other library.
    return null
  } finally {
    await document.loadingTask.destroy()
  }
}

const copyPages = async (bytes: Uint8Array, pages: readonly number[], password: string | undefined): Promise<Uint8Array> => {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const source = await PDFDocument.load(bytes, { updateMetadata: false, ...(password === undefined ? {} : { password }) })
  const target = await PDFDocument.create()
  const copies = await target.copyPages(
    source,
    pages.map((page) => page - 1),
  )
  for (const copy of copies) target.addPage(copy)
  const written = await target.save()
  if (!(await opensWith(written, pages.length))) throw new ReadError('damaged', 'The copy of the pages does not open')
  return written
}
