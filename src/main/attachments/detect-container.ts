import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { endingOf, refused } from './detected.ts'
import type { Detected } from './detected.ts'
import { excelMediaType, oldExcelMediaType, oldWordMediaType, wordMediaType } from './office-media-types.ts'

const office = (mediaType: string): Detected => ({ kind: 'office', mediaType })

/** Entries of a ZIP that are looked at; a Word or Excel file with more is refused when it is read. */
const maximumEntries = 10_000

/** A Word or Excel file is told by the names in a ZIP's list; nothing is unpacked. */
export const detectZip = async (path: string, fileName: string): Promise<Detected> => {
  const document = await storedMediaType(path)
  if (document !== null) return refused(/presentation|graphics/u.test(document) ? 'presentation' : 'other-document')
  const { openPromise } = await import('yauzl')
  try {
    const zip = await openPromise(path, { lazyEntries: true })
    let count = 0
    for await (const { fileName: entry } of zip.eachEntry()) {
      const found = byEntry(entry)
      if (found !== null) return found
      count += 1
      if (count === maximumEntries) break
    }
    return refused('archive')
  } catch {
    // A list that cannot be read: the name tells what was lost with it.
    return refused(['docx', 'xlsx'].includes(endingOf(fileName)) ? 'damaged-office' : 'archive')
  }
}

const byEntry = (name: string): Detected | null => {
  if (/^word\/document\d*\.xml$/u.test(name)) return office(wordMediaType)
  if (/^xl\/workbook\d*\.xml$/u.test(name)) return office(excelMediaType)
  if (name === 'ppt/presentation.xml' || name === 'Index/Slide.iwa') return refused('presentation')
  return name === 'xl/workbook.bin' || name === 'Index/Document.iwa' ? refused('other-document') : null
}

/** OpenDocument and EPUB files begin with an unpacked entry that says what they are. */
const storedMediaType = async (path: string): Promise<string | null> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0)
    return /^.{30}mimetype(application\/[a-z.+-]+)/su.exec(buffer.toString('latin1', 0, bytesRead))?.[1] ?? null
  } finally {
    await file.close()
  }
}

/** An entry's name fills 64 bytes of the directory of a compound file. */
const entryNamed = (name: string): Buffer => Buffer.concat([Buffer.from(name, 'utf16le'), Buffer.alloc(entryBytes - name.length * 2)])
const entryBytes = 64

const streams = [
  { name: entryNamed('WordDocument'), detected: office(oldWordMediaType) },
  { name: entryNamed('Workbook'), detected: office(oldExcelMediaType) },
  { name: entryNamed('Book'), detected: office(oldExcelMediaType) },
  { name: entryNamed('PowerPoint Document'), detected: refused('presentation') },
  { name: entryNamed('EncryptedPackage'), detected: refused('office-password') },
] as const

/** The older Word and Excel files, told by the first of their streams: what a document embeds comes later. */
export const detectCompoundFile = async (path: string): Promise<Detected> => {
  const file = createReadStream(path, { highWaterMark: 1_048_576 })
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of file) {
    if (!Buffer.isBuffer(chunk)) continue
    const bytes: Buffer = Buffer.concat([rest, chunk])
    const found = firstStream(bytes)
    if (found !== null) return found
    rest = bytes.subarray(-entryBytes)
  }
  return refused('unsupported')
}

const firstStream = (bytes: Buffer): Detected | null => {
  const found = streams
    .map(({ name, detected }) => ({ at: bytes.indexOf(name), detected }))
    .filter(({ at }) => at !== -1)
    .toSorted((left, right) => left.at - right.at)
  return found[0]?.detected ?? null
}
