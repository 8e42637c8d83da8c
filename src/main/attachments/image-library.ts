import type { Sharp, SharpOptions } from 'sharp'
import { bindImageLibrary } from './bind-image-library.ts'

type ImageLibrary = typeof import('sharp').default

/** An SVG is read from memory alone: read from a file, it could name other files beside it. */
const allowedLoaders = [
  ...['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].flatMap((kind) => [`VipsForeignLoad${kind}File`, `VipsForeignLoad${kind}Buffer`]),
  'VipsForeignLoadSvgBuffer',
]

const load = async (): Promise<ImageLibrary> => {
  bindImageLibrary()
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: allowedLoaders })
  return sharp
}

let library: Promise<ImageLibrary> | null = null

/** libvips with one thread, no cache and only the decoders of the kinds that are taken. */
export const openSharp = async (
  input: string | Uint8Array,
  options: Pick<SharpOptions, 'animated' | 'density' | 'limitInputPixels' | 'raw'> = {},
): Promise<Sharp> => {
  library ??= load()
  const sharp = await library
  return sharp(input, { failOn: 'error', sequentialRead: true, ...options })
}
