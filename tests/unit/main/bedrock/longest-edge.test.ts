import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { longestEdge } from '../../../../src/main/bedrock/longest-edge.ts'

const drawn = (alpha: number) => sharp({ create: { width: 37, height: 410, channels: 4, background: { r: 200, g: 20, b: 20, alpha } } })

describe('longestEdge', () => {
  it('reads it from the head of every kind of image that models take', async () => {
    const images = await Promise.all([
      drawn(1).png().toBuffer(),
      drawn(1).jpeg().toBuffer(),
      drawn(1)
        .jpeg({ progressive: true })
        .withExif({ IFD0: { Copyright: 'Somebody' } })
        .toBuffer(),
      drawn(1).gif().toBuffer(),
      drawn(1).webp().toBuffer(),
      drawn(0.5).webp({ lossless: true }).toBuffer(),
      drawn(0.5).webp().toBuffer(),
    ])
    expect(images.map((image) => longestEdge(new Uint8Array(image)))).toEqual([410, 410, 410, 410, 410, 410, 410])
  })

  it('says nothing of what is no image, or cut off', async () => {
    const images = await Promise.all([
      drawn(1).png().toBuffer(),
      drawn(1).jpeg().toBuffer(),
      drawn(1).gif().toBuffer(),
      drawn(1).webp().toBuffer(),
    ])
    expect([...images.map((image) => longestEdge(image.subarray(0, 8))), longestEdge(Buffer.from('text'))]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
