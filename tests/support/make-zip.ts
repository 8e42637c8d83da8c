import { crc32, deflateRawSync } from 'node:zlib'

/** `declaredBytes` and `flags` are for files that lie; without `content` an entry is empty. */
export type ZipEntry = {
  readonly name: string
  readonly content?: Uint8Array | string
  readonly declaredBytes?: number
  readonly flags?: number
  readonly isStored?: boolean
}

const encryptedFlag = 1

const fields = (entry: ZipEntry) => {
  const content = Buffer.from(entry.content ?? '')
  const packed = entry.isStored === true ? content : deflateRawSync(content)
  const sizes = Buffer.alloc(22)
  sizes.writeUInt16LE(20, 0)
  sizes.writeUInt16LE(entry.flags ?? 0, 2)
  sizes.writeUInt16LE(entry.isStored === true ? 0 : 8, 4)
  sizes.writeUInt32LE(crc32(content), 10)
  sizes.writeUInt32LE(packed.byteLength, 14)
  sizes.writeUInt32LE(entry.declaredBytes ?? content.byteLength, 18)
  const name = Buffer.from(entry.name)
  return { packed, sizes, name }
}

const lengths = (name: Buffer): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt16LE(name.byteLength, 0)
  return bytes
}

/** A ZIP of these files, and what is asked for in the way of lies. */
export const makeZip = (entries: readonly ZipEntry[]): Buffer => {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const { packed, sizes, name } = fields(entry)
    const file = Buffer.concat([Buffer.from('PK\u{3}\u{4}'), sizes, lengths(name), name, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u{1}\u{2}\u{14}\0'), sizes, lengths(name), place, name]))
    files.push(file)
    at += file.byteLength
  }
  const end = Buffer.alloc(22)
  end.write('PK\u{5}\u{6}', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).byteLength, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, ...directory, end])
}

/** A ZIP of empty files. */
export const zipOf = (names: readonly string[]): Buffer => makeZip(names.map((name) => ({ name })))

export const encryptedEntry = (name: string): ZipEntry => ({ name, content: 'secret', flags: encryptedFlag })
