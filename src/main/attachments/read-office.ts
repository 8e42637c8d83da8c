import { limitText, maximumTextLength } from './limit-text.ts'
import { ReadError } from './read-error.ts'
import { textContent } from './read-text.ts'
import type { ReadContent } from './reader-request.ts'
import { checkZip } from './zip-guard.ts'
import { excelMediaType, oldExcelMediaType, oldWordMediaType, wordMediaType } from './office-media-types.ts'

/** The text of a Word file as one page, of a workbook one page a sheet. */
export const readOffice = async (path: string, mediaType: string): Promise<ReadContent> => {
  switch (mediaType) {
    case wordMediaType:
      await checkZip(path)
      return wordContent(await readNewWord(path))
    case oldWordMediaType: {
      const { readOldWord } = await import('./read-old-word.ts')
      return wordContent(await readOldWord(path))
    }
    case excelMediaType:
      await checkZip(path)
      return await readSheets(path)
    case oldExcelMediaType:
      return await readSheets(path)
    default:
      throw new ReadError('unsupported', mediaType)
  }
}

const wordContent = (text: string): ReadContent => textContent(limitText(text.trim(), maximumTextLength))

/** Raw text only: mammoth opens no file that a document links to for it, and no picture. */
const readNewWord = async (path: string): Promise<string> => {
  const { default: mammoth } = await import('mammoth')
  const { value } = await mammoth.extractRawText({ path })
  return value
}

const readSheets = async (path: string): Promise<ReadContent> => {
  const { readWorkbook } = await import('./read-workbook.ts')
  return await readWorkbook(path)
}
