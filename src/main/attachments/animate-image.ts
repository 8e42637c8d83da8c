import { readImageHeader } from './image-header.ts'
import { openSharp } from './image-library.ts'
import type { ReaderRequest } from './reader-request.ts'

const animatedKinds: ReadonlySet<string> = new Set(['image/gif', 'image/webp'])
/** Of all frames together; a longer animation goes as its first frame. */
const maximumAnimatedPixels = 60_000_000

/** A moving image as a GIF within the limits; null for a still one and where it does not fit. */
export const animateImage = async ({
  path,
  mediaType,
  maximumEdge,
  maximumBytes,
}: Extract<ReaderRequest, { type: 'image' }>): Promise<{ readonly mediaType: string; readonly bytes: Uint8Array } | null> => {
  if (!animatedKinds.has(mediaType)) return null
  const { width, height, frameCount } = await readImageHeader(path, mediaType)
  if (frameCount === 1 || width * height * frameCount > maximumAnimatedPixels) return null
  const image = await openSharp(path, { animated: true, limitInputPixels: maximumAnimatedPixels })
  const bytes = await image.resize({ width: maximumEdge, height: maximumEdge, fit: 'inside', withoutEnlargement: true }).gif().toBuffer()
  return bytes.byteLength <= maximumBytes ? { mediaType: 'image/gif', bytes } : null
}
