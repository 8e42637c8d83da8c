import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readImage } from '../../../../src/main/attachments/read-image.ts'
import { bmpImage, halves, heicImage, noise, pngOfSize } from '../../../support/sample-images.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-images-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Width, height and whether a view is needed; the reason where it is refused. */
const outcome = async (bytes: Uint8Array | string, mediaType: string): Promise<unknown> => {
  const path = join(folder, 'image')
  await writeFile(path, bytes)
  try {
    const { width, height, needsView } = await readImage(path, mediaType)
    return [width, height, needsView]
  } catch (error) {
    return error instanceof Error && 'reason' in error ? error.reason : error
  }
}

describe('readImage', () => {
  it('reads every kind, and knows which of them a window cannot show', async () => {
    const image = noise(30, 20)
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="9" height="9"/></svg>'
    const bmp = bmpImage(24, [
      [255, 0, 0, 255, 255, 255, 0, 0],
      [0, 0, 255, 0, 255, 0, 0, 0],
    ])
    expect({
      png: await outcome(await image.png().toBuffer(), 'image/png'),
      jpeg: await outcome(await image.jpeg().toBuffer(), 'image/jpeg'),
      gif: await outcome(await image.gif().toBuffer(), 'image/gif'),
      webp: await outcome(await image.webp().toBuffer(), 'image/webp'),
      tiff: await outcome(await image.tiff().toBuffer(), 'image/tiff'),
      avif: await outcome(await image.avif().toBuffer(), 'image/avif'),
      heic: await outcome(heicImage, 'image/heic'),
      bmp: await outcome(bmp, 'image/bmp'),
      svg: await outcome(svg, 'image/svg+xml'),
    }).toEqual({
      png: [30, 20, false],
      jpeg: [30, 20, false],
      gif: [30, 20, false],
      webp: [30, 20, false],
      tiff: [30, 20, true],
      avif: [30, 20, false],
      heic: [64, 40, true],
      bmp: [2, 2, false],
      svg: [30, 20, true],
    })
  })

  it('reads unusual ones: sixteen bits, inks, grey, one pixel', async () => {
    expect({
      deep: await outcome(await noise(8, 8).toColourspace('rgb16').png().toBuffer(), 'image/png'),
      inks: await outcome(await noise(8, 8).toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg'),
      grey: await outcome(await noise(8, 8).greyscale().jpeg().toBuffer(), 'image/jpeg'),
      pixel: await outcome(await noise(1, 1).png().toBuffer(), 'image/png'),
    }).toEqual({ deep: [8, 8, false], inks: [8, 8, false], grey: [8, 8, false], pixel: [1, 1, false] })
  })

  it('gives the size as it is seen, for each of the eight ways a camera may be held', async () => {
    const sizes: unknown[] = []
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const bytes = await halves(40, 20).withMetadata({ orientation }).jpeg().toBuffer()
      sizes.push(await outcome(bytes, 'image/jpeg'))
    }
    const lying = [40, 20, false]
    const standing = [20, 40, false]
    expect(sizes).toEqual([lying, lying, lying, lying, standing, standing, standing, standing])
  })

  it('refuses too many pixels by the header, before one is decoded', async () => {
    const bmp = bmpImage(24, [])
    bmp.writeInt32LE(30_000, 18)
    bmp.writeInt32LE(30_000, 22)
    expect([
      await outcome(pngOfSize(30_000, 30_000), 'image/png'),
      await outcome(pngOfSize(2_000_000_000, 2_000_000_000), 'image/png'),
      await outcome(bmp, 'image/bmp'),
    ]).toEqual(['too-many-pixels', 'damaged', 'too-many-pixels'])
  })

  it('reads a picture of two hundred million pixels, which no window is asked to show', { timeout: 60_000 }, async () => {
    const large = await noise(16, 8).resize({ width: 20_000, height: 10_000, kernel: 'nearest', fit: 'fill' }).jpeg().toBuffer()
    expect(await outcome(large, 'image/jpeg')).toEqual([20_000, 10_000, true])
  })

  it('refuses what is cut off or is no image', async () => {
    const image = noise(64, 64)
    const cut = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.byteLength / 2)
    expect({
      png: await outcome(cut(await image.png().toBuffer()), 'image/png'),
      jpeg: await outcome(cut(await image.jpeg().toBuffer()), 'image/jpeg'),
      gif: await outcome(cut(await image.gif().toBuffer()), 'image/gif'),
      webp: await outcome(cut(await image.webp().toBuffer()), 'image/webp'),
      tiff: await outcome(cut(await image.tiff().toBuffer()), 'image/tiff'),
      avif: await outcome(cut(await image.avif().toBuffer()), 'image/avif'),
      heic: await outcome(cut(heicImage), 'image/heic'),
      svg: await outcome('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect', 'image/svg+xml'),
      header: await outcome(pngOfSize(10, 10).subarray(0, 20), 'image/png'),
      noise: await outcome(Buffer.from('these are words'), 'image/jpeg'),
      empty: await outcome('', 'image/png'),
      emptyBmp: await outcome('', 'image/bmp'),
    }).toEqual({
      png: 'damaged',
      jpeg: 'damaged',
      gif: 'damaged',
      webp: 'damaged',
      tiff: 'damaged',
      avif: 'damaged',
      heic: 'damaged',
      svg: 'damaged',
      header: 'damaged',
      noise: 'damaged',
      empty: 'damaged',
      emptyBmp: 'damaged',
    })
  })
})
