import { deflateSync, crc32 } from 'node:zlib'
import sharp from 'sharp'
import type { Sharp } from 'sharp'

/** 64 × 40 pixels, red above and blue below; made once, because nothing here writes the kind. */
export const heicImage = Buffer.from(
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAaptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAKAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHOAAEAAAAAAAAAQwACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADVaXBycAAAALNpcGNvAAAAc2h2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACdCAQEDcAAAAwCQAAADAAADAB6gIIEFlurkprmwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAQAAAACgAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGltZwACAAEAAQAAAEttZGF0AAAAPygBrxOA9WcrJW+UQw40dIffIM/NX7E9CW7Btj4WKIlIwlgWEbvVTZDKosqDkJOnwszKy4fJ2I5cfJzzNMxzxw==',
  'base64',
)

/** A picture whose left half is red and right half blue, so that a turn can be told. */
export const halves = (width: number, height: number): Sharp => {
  const half = { create: { width: Math.ceil(width / 2), height, channels: 3, background: '#0000ff' } } as const
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([{ input: half, gravity: 'east' }])
}

/** A picture that does not compress; the same every time. */
export const noise = (width: number, height: number, channels: 3 | 4 = 3): Sharp => {
  const bytes = Buffer.alloc(width * height * channels)
  let state = 12_345
  for (let index = 0; index < bytes.byteLength; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes[index] = state >>> 16
  }
  return sharp(bytes, { raw: { width, height, channels } })
}

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.byteLength)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG of a few bytes that says it is as large as told. */
export const pngOfSize = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(64))), chunk('IEND', Buffer.alloc(0))])
}

/** A BMP of 2 × 2 pixels, red and green above blue and white; `rows` are given from the bottom. */
export const bmpImage = (
  bitsPerPixel: number,
  rows: readonly (readonly number[])[],
  extra: readonly number[] = [],
  compression = 0,
): Buffer => {
  const headerBytes = 40
  const pixelsOffset = 14 + headerBytes + extra.length
  const header = Buffer.alloc(14 + headerBytes)
  header.write('BM', 'latin1')
  header.writeUInt32LE(pixelsOffset, 10)
  header.writeUInt32LE(headerBytes, 14)
  header.writeInt32LE(2, 18)
  header.writeInt32LE(2, 22)
  header.writeUInt16LE(1, 26)
  header.writeUInt16LE(bitsPerPixel, 28)
  header.writeUInt32LE(compression, 30)
  header.writeUInt32LE(compression === 0 ? extra.length / 4 : 0, 46)
  return Buffer.concat([header, Buffer.from(extra), ...rows.map((row) => Buffer.from(row))])
}
