import { readFile } from 'node:fs/promises'
import type { Pixels } from './pixels.ts'
import { ReadError } from './read-error.ts'

type OpenHeic = { readonly width: number; readonly height: number; readonly decode: () => Promise<Pixels> }

/** The first picture of a HEIC file, turned upright; its pixels are decoded when they are asked for. */
export const withHeic = async <Result>(path: string, look: (image: OpenHeic) => Promise<Result>): Promise<Result> => {
  const { all } = (await import('heic-decode')).default
  const images = await all({ buffer: await readFile(path) })
  try {
    const [image] = images
    if (image === undefined) throw new ReadError('damaged', 'There is no picture in the file')
    const { width, height } = image
    return await look({
      width,
      height,
      decode: async () => {
        const { data } = await image.decode()
        return { width, height, channels: 4, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
      },
    })
  } finally {
    images.dispose()
  }
}
