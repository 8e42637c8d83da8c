import { readFile } from 'node:fs/promises'
import { read } from '@e965/xlsx'
import type { WorkBook } from '@e965/xlsx'
import type { AttachmentPage } from '../../shared/attachment.ts'
import { maximumTextLength } from './limit-text.ts'
import { ReadError } from './read-error.ts'
import type { ReadContent } from './reader-request.ts'
import { sheetToCsv } from './sheet-to-csv.ts'

/** Rows of a sheet that are looked at. */
const maximumRows = 200_000

/** One CSV text a sheet, values as the workbook shows them. */
export const readWorkbook = async (path: string): Promise<ReadContent> => {
  const workbook = parse(await readFile(path))
  const pages: AttachmentPage[] = []
  const failedPages: number[] = []
  let room = maximumTextLength
  for (const [index, label] of workbook.SheetNames.entries()) {
    const text = sheetText(workbook, label, room)
    if (text === null) failedPages.push(index + 1)
    pages.push({ number: index + 1, label, text: text ?? '' })
    room -= text?.length ?? 0
  }
  return {
    pageCount: pages.length,
    readablePageCount: pages.filter(({ text }) => text !== '').length,
    failedPages,
    width: null,
    height: null,
    needsView: false,
    pages,
  }
}

const parse = (bytes: Buffer): WorkBook => {
  try {
    return read(bytes, { dense: true, cellFormula: false, cellHTML: false, dateNF: 'yyyy-mm-dd', sheetRows: maximumRows })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new ReadError(/password|encrypt/iu.test(detail) ? 'password' : 'damaged', detail, { cause: error })
  }
}

/** A sheet by its own name only: one called like a property that every object has is none. */
const sheetText = (workbook: WorkBook, name: string, room: number): string | null => {
  const sheet = Object.hasOwn(workbook.Sheets, name) ? workbook.Sheets[name] : undefined
  if (sheet === undefined || room <= 0) return null
  const rows: unknown = sheet['!data']
  return Array.isArray(rows) ? sheetToCsv(rows, room) : ''
}
