import { readFile } from 'node:fs/promises'
import WordExtractor from 'word-extractor'
import { ReadError } from './read-error.ts'

/** The text of a Word file of the years before 2007, its notes and text boxes after it. */
export const readOldWord = async (path: string): Promise<string> => {
  const bytes = await readFile(path)
  if (isEncrypted(bytes)) throw new ReadError('password', 'The document is encrypted')
  const document = await new WordExtractor().extract(bytes)
  return [document.getBody(), document.getFootnotes(), document.getEndnotes(), document.getTextboxes()]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n')
}

/** The document's first block starts at a sector; the bit fEncrypted is in the flags ten bytes into it ([MS-DOC] 2.5.2). */
const isEncrypted = (bytes: Buffer): boolean => {
  for (let at = sectorBytes; at + 12 <= bytes.byteLength; at += sectorBytes) {
    if (bytes.readUInt16LE(at) === wordMagic && isWordVersion(bytes.readUInt16LE(at + 2)))
      return (bytes.readUInt16LE(at + 10) & 0x0100) !== 0
  }
  return false
}

const sectorBytes = 512
const wordMagic = 0xa5ec
const isWordVersion = (version: number): boolean => version >= 0x00c0 && version <= 0x0112
