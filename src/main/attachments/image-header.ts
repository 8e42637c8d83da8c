import { open, readFile, stat } from 'node:fs/promises'
import { maximumImagePixels } from '../../shared/file-limits.ts'
import { bmpHeaderBytes, readBmpHeader } from './decode-bmp.ts'
import { openSharp } from './image-library.ts'
import { withHeic } from './open-heic.ts'
import { ReadError } from './read-error.ts'

/** Pixels as the image is seen, of its first frame. */
export type ImageHeader = { readonly width: number; readonly height: number; readonly frameCount: number; readonly hasAlpha: boolean }

export const isHeic = (mediaType: string): boolean => /^image\/hei[cf]/u.test(mediaType)
export const isBmp = (mediaType: string): boolean => mediaType === 'image/bmp'
export const isSvg = (mediaType: string): boolean => mediaType === 'image/svg+xml'

/** An SVG larger than this is refused: what it draws cannot be told from its header. */
const maximumSvgBytes = 10_000_000

/** What an image says of itself; throws where it is more than may be decoded. Nothing is decoded. */
export const readImageHeader = async (path: string, mediaType: string): Promise<ImageHeader> => {
  const header = await readUnchecked(path, mediaType)
  if (header.width * header.height > maximumImagePixels && !isSvg(mediaType)) {
    throw new ReadError('too-many-pixels', `${header.width} × ${header.height} pixels`)
  }
  return header
}

const readUnchecked = async (path: string, mediaType: string): Promise<ImageHeader> => {
  if (isHeic(mediaType)) {
    return await withHeic(path, ({ width, height }) => Promise.resolve({ width, height, frameCount: 1, hasAlpha: true }))
  }
  if (isBmp(mediaType)) {
    const { width, height, masks } = readBmpHeader(await readHead(path, bmpHeaderBytes))
    return { width, height, frameCount: 1, hasAlpha: masks[3] !== 0 }
  }
  const image = await openSharp(await imageInput(path, mediaType), { limitInputPixels: false })
  const { autoOrient, pages, hasAlpha } = await image.metadata()
  return { ...autoOrient, frameCount: pages ?? 1, hasAlpha }
}

/** What libvips reads: the file itself, an SVG from memory. */
export const imageInput = async (path: string, mediaType: string): Promise<string | Uint8Array> => {
  if (!isSvg(mediaType)) return path
  if ((await stat(path)).size > maximumSvgBytes) throw new ReadError('too-much-inside', 'A larger SVG than is read')
  return await readFile(path)
}

const readHead = async (path: string, byteCount: number): Promise<Uint8Array> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(byteCount), 0, byteCount, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
