import type { AttachmentKind } from '../../shared/attachment.ts'

type Detected = { readonly kind: AttachmentKind; readonly mediaType: string }

const latin1 = (bytes: Uint8Array, start: number, end: number): string => Buffer.from(bytes.subarray(start, end)).toString('latin1')

const word = { kind: 'office', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const
const excel = { kind: 'office', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const
const oldWord = { kind: 'office', mediaType: 'application/msword' } as const
const oldExcel = { kind: 'office', mediaType: 'application/vnd.ms-excel' } as const

export const isZip = (bytes: Uint8Array): boolean => latin1(bytes, 0, 4) === 'PK\u{3}\u{4}'
export const isCompoundFile = (bytes: Uint8Array): boolean => latin1(bytes, 0, 8) === '\u{d0}\u{cf}\u{11}\u{e0}\u{a1}\u{b1}\u{1a}\u{e1}'

const endOfDirectoryBytes = 22
const longestComment = 65_535
const entryBytes = 46

/** Where the list of a ZIP's files starts; it stands at the end, before a comment. Null where there is none. */
const directoryStart = (zip: Buffer): number | null => {
  const from = Math.max(0, zip.byteLength - endOfDirectoryBytes - longestComment)
  const end = zip.subarray(from).lastIndexOf('PK\u{5}\u{6}', undefined, 'latin1')
  return end === -1 || from + end + endOfDirectoryBytes > zip.byteLength ? null : zip.readUInt32LE(from + end + 16)
}

/** A Word or Excel file is told by the names in a ZIP's list; nothing is unpacked. */
export const detectZip = (bytes: Uint8Array): Detected | null => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = directoryStart(zip) ?? zip.byteLength
  while (at + entryBytes <= zip.byteLength && zip.toString('latin1', at, at + 4) === 'PK\u{1}\u{2}') {
    const nameBytes = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + entryBytes, at + entryBytes + nameBytes)
    if (name === 'word/document.xml') return word
    if (name === 'xl/workbook.xml') return excel
    at += entryBytes + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return null
}

/** An entry's name fills 64 bytes of the directory of a compound file. */
const entryNamed = (name: string): Buffer => Buffer.concat([Buffer.from(name, 'utf16le'), Buffer.alloc(64 - name.length * 2)])

const indexIn = (bytes: Buffer, name: string): number => {
  const found = bytes.indexOf(entryNamed(name))
  return found === -1 ? Number.POSITIVE_INFINITY : found
}

/** The older Word and Excel files, told by the first of their streams: what a document embeds comes later. */
export const detectCompoundFile = (bytes: Uint8Array): Detected | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const wordAt = indexIn(file, 'WordDocument')
  const excelAt = Math.min(indexIn(file, 'Workbook'), indexIn(file, 'Book'))
  if (wordAt === excelAt) return null
  return wordAt < excelAt ? oldWord : oldExcel
}
