import type { Pixels } from './pixels.ts'
import { ReadError } from './read-error.ts'

/** Bytes that hold every header of a BMP. */
export const bmpHeaderBytes = 138

export type BmpHeader = {
  readonly width: number
  readonly height: number
  readonly isTopDown: boolean
  readonly bitsPerPixel: number
  /** Where colours of fewer than 16 bits are looked up, and bytes per colour. */
  readonly palette: { readonly offset: number; readonly count: number; readonly entryBytes: 3 | 4 } | null
  readonly masks: readonly [red: number, green: number, blue: number, alpha: number]
  readonly pixelsOffset: number
}

const uncompressed = 0
const bitFields = 3
const alphaBitFields = 6
const oldHeaderBytes = 12
const plainHeaderBytes = 40

/** https://learn.microsoft.com/windows/win32/gdi/bitmap-header-types */
export const readBmpHeader = (bytes: Uint8Array): BmpHeader => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.byteLength < 26 || file.toString('latin1', 0, 2) !== 'BM') throw new ReadError('damaged', 'No header of a BMP')
  const headerBytes = file.readUInt32LE(14)
  return headerBytes === oldHeaderBytes ? readOldHeader(file) : readHeader(file, headerBytes)
}

const readOldHeader = (file: Buffer): BmpHeader => {
  const bitsPerPixel = file.readUInt16LE(24)
  const pixelsOffset = file.readUInt32LE(10)
  return checked({
    width: file.readUInt16LE(18),
    height: file.readUInt16LE(20),
    isTopDown: false,
    bitsPerPixel,
    palette: bitsPerPixel > 8 ? null : { offset: 14 + oldHeaderBytes, count: 2 ** bitsPerPixel, entryBytes: 3 },
    masks: defaultMasks(bitsPerPixel),
    pixelsOffset,
  })
}

const readHeader = (file: Buffer, headerBytes: number): BmpHeader => {
  if (headerBytes < plainHeaderBytes || file.byteLength < 14 + plainHeaderBytes) throw new ReadError('damaged', 'The header is cut off')
  const bitsPerPixel = file.readUInt16LE(28)
  const compression = file.readUInt32LE(30)
  if (![uncompressed, bitFields, alphaBitFields].includes(compression)) {
    throw new ReadError('unsupported', `BMP compression ${compression} is not read`)
  }
  const colours = file.readUInt32LE(46)
  const height = file.readInt32LE(22)
  return checked({
    width: file.readInt32LE(18),
    height: Math.abs(height),
    isTopDown: height < 0,
    bitsPerPixel,
    palette:
      bitsPerPixel > 8
        ? null
        : { offset: 14 + headerBytes, count: Math.min(colours === 0 ? 2 ** bitsPerPixel : colours, 2 ** bitsPerPixel), entryBytes: 4 },
    masks:
      compression === uncompressed
        ? defaultMasks(bitsPerPixel)
        : readMasks(file, headerBytes > plainHeaderBytes || compression === alphaBitFields),
    pixelsOffset: file.readUInt32LE(10),
  })
}

const defaultMasks = (bitsPerPixel: number): BmpHeader['masks'] =>
  bitsPerPixel === 16 ? [0x7c00, 0x03e0, 0x001f, 0] : [0xff0000, 0xff00, 0xff, 0]

const readMasks = (file: Buffer, hasAlpha: boolean): BmpHeader['masks'] => {
  if (file.byteLength < 70) throw new ReadError('damaged', 'The header is cut off')
  return [file.readUInt32LE(54), file.readUInt32LE(58), file.readUInt32LE(62), hasAlpha ? file.readUInt32LE(66) : 0]
}

const checked = (header: BmpHeader): BmpHeader => {
  if (header.width <= 0 || header.height <= 0) throw new ReadError('damaged', 'A BMP without pixels')
  if (![1, 4, 8, 16, 24, 32].includes(header.bitsPerPixel)) throw new ReadError('damaged', `${header.bitsPerPixel} bits a pixel`)
  return header
}

export const decodeBmp = (bytes: Uint8Array): Pixels => {
  const header = readBmpHeader(bytes)
  const { width, height, bitsPerPixel, pixelsOffset, isTopDown } = header
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const rowBytes = Math.ceil((width * bitsPerPixel) / 32) * 4
  if (pixelsOffset + rowBytes * height > file.byteLength) throw new ReadError('damaged', 'The file ends before its pixels do')
  const channels = header.masks[3] === 0 ? 3 : 4
  const data = new Uint8Array(width * height * channels)
  const writePixel = pixelWriter(file, header, data)
  for (let row = 0; row < height; row += 1) {
    const start = pixelsOffset + (isTopDown ? row : height - 1 - row) * rowBytes
    for (let column = 0; column < width; column += 1) writePixel(start, column, (row * width + column) * channels)
  }
  return { width, height, channels, data }
}

type WritePixel = (rowStart: number, column: number, target: number) => void

const pixelWriter = (file: Buffer, { bitsPerPixel, palette, masks }: BmpHeader, data: Uint8Array): WritePixel => {
  if (palette !== null) {
    const colours = readPalette(file, palette)
    const perByte = 8 / bitsPerPixel
    return (rowStart, column, target) => {
      const byte = file[rowStart + Math.floor(column / perByte)] ?? 0
      const index = (byte >> (8 - bitsPerPixel * ((column % perByte) + 1))) & (2 ** bitsPerPixel - 1)
      data.set(colours[index] ?? black, target)
    }
  }
  const bytesPerPixel = bitsPerPixel / 8
  const [red, green, blue, alpha] = masks.map(channelReader)
  return (rowStart, column, target) => {
    const value = file.readUIntLE(rowStart + column * bytesPerPixel, bytesPerPixel)
    data[target] = red?.(value) ?? 0
    data[target + 1] = green?.(value) ?? 0
    data[target + 2] = blue?.(value) ?? 0
    if (masks[3] !== 0) data[target + 3] = alpha?.(value) ?? 0
  }
}

const black = [0, 0, 0] as const

const readPalette = (file: Buffer, { offset, count, entryBytes }: NonNullable<BmpHeader['palette']>): readonly (readonly number[])[] => {
  if (offset + count * entryBytes > file.byteLength) throw new ReadError('damaged', 'The file ends within its colours')
  return Array.from({ length: count }, (_, index) => {
    const at = offset + index * entryBytes
    return [file[at + 2] ?? 0, file[at + 1] ?? 0, file[at] ?? 0]
  })
}

/** A channel is the bits under its mask, stretched to eight. */
const channelReader = (mask: number): ((value: number) => number) => {
  if (mask === 0) return () => 0
  const shift = Math.log2(mask & (-mask >>> 0))
  const shiftBits = Number.isInteger(shift) ? shift : 0
  const most = mask >>> shiftBits
  return (value) => Math.round((((value & mask) >>> shiftBits) * 255) / most)
}
