import { CFB, utils, write } from '@e965/xlsx'
import { makeZip } from './make-zip.ts'
import type { ZipEntry } from './make-zip.ts'

const relationships = (target: string): string =>
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ' +
  `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`

const wordXml = (body: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const contentTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'

/** A Word file of these paragraphs; `more` are further entries of its ZIP. */
export const makeDocx = (paragraphs: readonly string[], more: readonly ZipEntry[] = []): Buffer =>
  makeZip([
    { name: '[Content_Types].xml', content: contentTypes },
    { name: '_rels/.rels', content: relationships('word/document.xml') },
    {
      name: 'word/document.xml',
      content: wordXml(paragraphs.map((text) => `<w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`).join('')),
    },
    ...more,
  ])

export type SheetRows = readonly (readonly (string | number | boolean | Date | null)[])[]

/** A workbook of these sheets: of today, or of the years before 2007. */
export const makeWorkbook = (sheets: readonly (readonly [name: string, rows: SheetRows])[], kind: 'xlsx' | 'biff8' = 'xlsx'): Buffer => {
  const workbook = utils.book_new()
  for (const [name, rows] of sheets) utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  return Buffer.from(new Uint8Array(write(workbook, { type: 'array', bookType: kind })))
}

/** The container of the older files, with streams of these names. */
export const makeCompoundFile = (streams: Readonly<Record<string, Uint8Array>>): Buffer => {
  const container = CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, [...content])
  return Buffer.from(new Uint8Array(CFB.write(container, { type: 'array' })))
}

/** The least of an old Word file: where its text is, and one piece of it. */
export const makeDoc = (text: string, isEncrypted = false): Buffer => {
  const textAt = 2048
  const block = Buffer.alloc(8192)
  block.writeUInt16LE(0xa5ec, 0)
  block.writeUInt16LE(0x00c1, 2)
  block.writeUInt16LE(0x0200 | (isEncrypted ? 0x0100 : 0), 10)
  block.writeInt32LE(text.length + 1, 0x4c)
  const pieces = Buffer.alloc(5 + 4 * 2 + 8)
  pieces.writeUInt8(2, 0)
  pieces.writeInt32LE(16, 1)
  pieces.writeInt32LE(0, 5)
  pieces.writeInt32LE(text.length + 1, 9)
  pieces.writeUInt32LE(textAt, 15)
  block.writeUInt32LE(0, 0x1a2)
  block.writeUInt32LE(pieces.byteLength, 0x1a6)
  block.write(`${text}\r`, textAt, 'utf16le')
  return makeCompoundFile({ WordDocument: block, '1Table': Buffer.concat([pieces, Buffer.alloc(8192)]) })
}
