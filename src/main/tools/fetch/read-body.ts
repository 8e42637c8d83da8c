import type { IncomingMessage } from 'node:http'
import type { Duplex, Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

export type Body = { readonly bytes: Uint8Array; readonly isCut: boolean }

/** Reads at most so many bytes, counted when they are unpacked. What is more is never waited for. */
export const readBody = async (response: IncomingMessage, maximumBytes: number): Promise<Body> => {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of unpacked(response)) {
      if (!(chunk instanceof Uint8Array)) continue
      chunks.push(chunk.subarray(0, maximumBytes - length))
      length += chunk.length
      if (length > maximumBytes) return { bytes: Buffer.concat(chunks), isCut: true }
    }
    return { bytes: Buffer.concat(chunks), isCut: false }
  } finally {
    response.destroy()
  }
}

const unpacked = (response: IncomingMessage): Readable => {
  const unpack = unpackerOf(response.headers['content-encoding'])
  if (unpack === null) return response
  response.on('error', (error) => unpack.destroy(error))
  response.on('close', () => {
    if (!response.complete) unpack.destroy(new Error('The connection was closed'))
  })
  return response.pipe(unpack)
}

/** What is packed in a way that was not asked for is no text, and is told so later. */
const unpackerOf = (encoding = ''): Duplex | null => {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      return null
  }
}
