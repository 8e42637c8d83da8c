import { imageFormatIn } from './media-formats.ts'

const jpegEdge = (bytes: Buffer): number | null => {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return Math.max(bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7))
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

const webpEdge = (bytes: Buffer): number | null => {
  if (bytes.length < 30) return null
  const kind = bytes.toString('latin1', 12, 16)
  if (kind === 'VP8X') return 1 + Math.max(bytes.readUIntLE(24, 3), bytes.readUIntLE(27, 3))
  if (kind === 'VP8L') {
    const packed = bytes.readUInt32LE(21)
    return 1 + Math.max(packed % 0x4000, Math.floor(packed / 0x4000) % 0x4000)
  }
  return kind === 'VP8 ' ? Math.max(bytes.readUInt16LE(26) % 0x4000, bytes.readUInt16LE(28) % 0x4000) : null
}

/** Pixels of the longer side, as the head of the image tells them; null where it does not. */
export const longestEdge = (image: Uint8Array): number | null => {
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength)
  switch (imageFormatIn(bytes)) {
    case 'png':
      return bytes.length < 24 ? null : Math.max(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
    case 'gif':
      return bytes.length < 10 ? null : Math.max(bytes.readUInt16LE(6), bytes.readUInt16LE(8))
    case 'jpeg':
      return jpegEdge(bytes)
    case 'webp':
      return webpEdge(bytes)
    case null:
      return null
  }
}
