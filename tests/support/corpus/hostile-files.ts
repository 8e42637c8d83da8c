import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { refused, runProgram, type CorpusFile } from './corpus-file.ts'

type Entry = { readonly name: string; readonly data: Buffer; readonly saysBytes?: number }

/** A real ZIP; an entry may lie about how large it is inside. */
const zip = (entries: readonly Entry[]): Buffer => {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, saysBytes } of entries) {
    const packed = deflateRawSync(data, { level: 9 })
    const header = Buffer.alloc(30)
    header.write('PK\u{3}\u{4}', 'latin1')
    header.writeUInt16LE(20, 4)
    header.writeUInt16LE(8, 8)
    header.writeUInt32LE(crc32(data), 14)
    header.writeUInt32LE(packed.byteLength, 18)
    header.writeUInt32LE(saysBytes ?? data.byteLength, 22)
    header.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.write('PK\u{1}\u{2}', 'latin1')
    header.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(offset, 42)
    const local = Buffer.concat([header, Buffer.from(name), packed])
    parts.push(local)
    directory.push(entry, Buffer.from(name))
    offset += local.byteLength
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u{5}\u{6}', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.byteLength, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}

const megabytes = (count: number): Buffer => Buffer.alloc(count * 1_000_000)
const word = (data: Buffer, saysBytes?: number): Entry => ({
  name: 'word/document.xml',
  data,
  ...(saysBytes === undefined ? {} : { saysBytes }),
})
const deepXml = Buffer.from(`<?xml version="1.0"?>${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}`)
const entityXml = Buffer.from(
  `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><d>&c;</d>`,
)

/** Files that are made to harm whoever opens them: too much inside, too many, lies about sizes, things that are no files. */
export const makeHostileFiles = (folder: string): readonly CorpusFile[] => {
  const write = (name: string, bytes: Uint8Array): void => writeFileSync(join(folder, name), bytes)
  write('bomb.docx', zip([word(Buffer.from('<w/>')), { name: 'word/media/zeros', data: megabytes(600) }]))
  write('bomb that lies.docx', zip([word(megabytes(400), 100)]))
  write('bomb.xlsx', zip([{ name: 'xl/workbook.xml', data: megabytes(500) }]))
  write(
    'many entries.docx',
    zip([word(Buffer.from('<w/>')), ...Array.from({ length: 12_000 }, (_entry, index) => ({ name: `f${index}`, data: Buffer.from('x') }))]),
  )
  write('deep.docx', zip([word(deepXml)]))
  write('entities.docx', zip([word(entityXml)]))
  write('escaping names.docx', zip([word(Buffer.from('<w')), { name: '../../../../tmp/outcrop-escaped', data: Buffer.from('x') }]))
  write('an archive.zip', zip([{ name: 'notes.txt', data: Buffer.from('notes') }]))
  write('slides.pptx', zip([{ name: 'ppt/presentation.xml', data: Buffer.from('<p/>') }]))
  for (const [name, bytes] of [
    ['sparse.pdf', 5_000_000_000],
    ['sparse.txt', 500_000_000],
  ] as const) {
    const file = openSync(join(folder, name), 'w')
    ftruncateSync(file, bytes)
    closeSync(file)
  }
  mkdirSync(join(folder, 'a folder.pdf'), { recursive: true })
  runProgram('mkfifo', ['a pipe.txt'], folder)
  return [
    { name: 'bomb.docx', expected: refused('too-much-inside') },
    { name: 'bomb that lies.docx', expected: refused('damaged-office') },
    { name: 'bomb.xlsx', expected: refused('too-much-inside') },
    { name: 'many entries.docx', expected: refused('too-much-inside') },
    { name: 'deep.docx', expected: refused('damaged-office') },
    { name: 'entities.docx', expected: refused('damaged-office') },
    { name: 'escaping names.docx', expected: refused('damaged-office') },
    { name: 'an archive.zip', expected: refused('archive') },
    { name: 'slides.pptx', expected: refused('presentation') },
    { name: 'sparse.pdf', expected: refused('too-large') },
    { name: 'sparse.txt', expected: refused('too-large') },
    { name: 'a folder.pdf', expected: refused('folder') },
    { name: 'a pipe.txt', expected: refused('not-a-file') },
  ]
}
