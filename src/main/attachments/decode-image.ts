import { readFile } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import { maximumImagePixels } from '../../shared/file-limits.ts'
import { decodeBmp } from './decode-bmp.ts'
import { imageInput, isBmp, isHeic, isSvg, readImageHeader } from './image-header.ts'
import type { ImageHeader } from './image-header.ts'
import { openSharp } from './image-library.ts'
import { withHeic } from './open-heic.ts'
import type { Pixels } from './pixels.ts'

/** A drawing has no pixels of its own; a small one is drawn so large that what it shows can be made out. */
const leastDrawingEdge = 1024
/** What the size of a drawing that gives none means in pixels an inch. */
const drawingDensity = 72

/** The first frame of an image, upright, in sRGB, no longer than `maximumEdge` at either side and never enlarged. */
export const decodeImage = async (path: string, mediaType: string, maximumEdge: number): Promise<Pixels> => {
  const header = await readImageHeader(path, mediaType)
  const image = await openImage(path, mediaType, header, maximumEdge)
  const { data, info } = await image
    .autoOrient()
    .resize({ width: maximumEdge, height: maximumEdge, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, channels: info.channels, data }
}

const openImage = async (path: string, mediaType: string, header: ImageHeader, maximumEdge: number): Promise<Sharp> => {
  if (isBmp(mediaType)) return await openPixels(decodeBmp(await readFile(path)))
  if (isHeic(mediaType)) return await openPixels(await withHeic(path, ({ decode }) => decode()))
  const density = isSvg(mediaType) ? { density: densityOf(header, maximumEdge) } : {}
  return await openSharp(await imageInput(path, mediaType), { limitInputPixels: maximumImagePixels, ...density })
}

export const openPixels = ({ data, width, height, channels }: Pixels): Promise<Sharp> =>
  openSharp(data, { raw: { width, height, channels }, limitInputPixels: maximumImagePixels })

const densityOf = ({ width, height }: ImageHeader, maximumEdge: number): number => {
  const edge = Math.max(width, height)
  const wanted = Math.min(maximumEdge, Math.max(edge, leastDrawingEdge))
  return Math.min(100_000, Math.max(1, (drawingDensity * wanted) / edge))
}
