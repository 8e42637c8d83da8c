import { writeFile } from 'node:fs/promises'
import { animateImage } from './animate-image.ts'
import { decodeImage, openPixels } from './decode-image.ts'
import { describeImageFailure } from './describe-image-failure.ts'
import { isOpaque } from './is-opaque.ts'
import type { Pixels } from './pixels.ts'
import { failedAnswer, ReadError } from './read-error.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'

type Encoded = { readonly mediaType: string; readonly bytes: Uint8Array }

/** Kinds that hold drawings and screenshots, whose edges a JPEG would blur. */
const exactKinds: ReadonlySet<string> = new Set(['image/png', 'image/gif', 'image/svg+xml', 'image/bmp'])
const qualities = [90, 80, 65] as const
const shrinkBy = 0.75
/** Pixels; nothing can be made out of less. */
const leastEdge = 64

/** Writes an image within the limits: its animation if that fits, without loss if that fits, else as JPEG, poorer first and then smaller. */
export const prepareImage = async (request: Extract<ReaderRequest, { type: 'image' }>): Promise<ReaderAnswer> => {
  try {
    const { mediaType, bytes } = (await animateImage(request)) ?? (await encodeStill(request))
    await writeFile(request.output, bytes)
    return { type: 'written', mediaType }
  } catch (error) {
    return failedAnswer(describeImageFailure(error))
  }
}

const encodeStill = async ({ path, mediaType, maximumEdge, maximumBytes }: Extract<ReaderRequest, { type: 'image' }>): Promise<Encoded> => {
  const pixels = await decodeImage(path, mediaType, maximumEdge)
  if (exactKinds.has(mediaType) || !isOpaque(pixels)) {
    const bytes = await encodePng(pixels)
    if (bytes.byteLength <= maximumBytes) return { mediaType: 'image/png', bytes }
  }
  const bytes = await encodeJpeg(pixels, Math.max(pixels.width, pixels.height), maximumBytes)
  return { mediaType: 'image/jpeg', bytes }
}

const encodePng = async (pixels: Pixels): Promise<Uint8Array> => {
  const image = await openPixels(pixels)
  return await (isOpaque(pixels) ? image.removeAlpha() : image).png().toBuffer()
}

const encodeJpeg = async (pixels: Pixels, edge: number, maximumBytes: number): Promise<Uint8Array> => {
  for (const quality of qualities) {
    const image = await openPixels(pixels)
    const bytes = await image
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality, chromaSubsampling: quality > 80 ? '4:4:4' : '4:2:0' })
      .toBuffer()
    if (bytes.byteLength <= maximumBytes) return bytes
  }
  const smaller = Math.floor(edge * shrinkBy)
  if (smaller < leastEdge) throw new ReadError('too-much-inside', `The image does not fit into ${maximumBytes} bytes`)
  return await encodeJpeg(pixels, smaller, maximumBytes)
}
