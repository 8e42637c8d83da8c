import { describe, expect, it } from 'vitest'
import { decodeBmp } from '../../../../src/main/attachments/decode-bmp.ts'
import { bmpImage } from '../../../support/sample-images.ts'

const [red, green, blue, white] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
] as const
const seen = { width: 2, height: 2, channels: 3, data: Uint8Array.from([...red, ...green, ...blue, ...white]) }

/** As a file has them: blue first, and a byte that means nothing. */
const palette = [red, green, blue, white].flatMap(([r, g, b]) => [b, g, r, 0])

describe('decodeBmp', () => {
  it('reads every number of bits', () => {
    const files = [
      bmpImage(
        4,
        [
          [0x23, 0, 0, 0],
          [0x01, 0, 0, 0],
        ],
        palette,
      ),
      bmpImage(
        8,
        [
          [2, 3, 0, 0],
          [0, 1, 0, 0],
        ],
        palette,
      ),
      bmpImage(16, [
        [0x1f, 0x00, 0xff, 0x7f],
        [0x00, 0x7c, 0xe0, 0x03],
      ]),
      bmpImage(24, [
        [255, 0, 0, 255, 255, 255, 0, 0],
        [0, 0, 255, 0, 255, 0, 0, 0],
      ]),
      bmpImage(32, [
        [255, 0, 0, 0, 255, 255, 255, 0],
        [0, 0, 255, 0, 0, 255, 0, 0],
      ]),
    ]
    expect(files.map(decodeBmp)).toEqual(files.map(() => seen))
  })

  it('reads one bit a pixel, and channels that are named by masks', () => {
    const masks = [0x00, 0xf8, 0, 0, 0xe0, 0x07, 0, 0, 0x1f, 0, 0, 0]
    const blackAndWhite = [0, 0, 0, 0, 255, 255, 255, 0]
    expect([
      decodeBmp(
        bmpImage(
          1,
          [
            [0x40, 0, 0, 0],
            [0x80, 0, 0, 0],
          ],
          blackAndWhite,
        ),
      ).data,
      decodeBmp(
        bmpImage(
          16,
          [
            [0x1f, 0x00, 0xff, 0xff],
            [0x00, 0xf8, 0xe0, 0x07],
          ],
          masks,
          3,
        ),
      ),
    ]).toEqual([Uint8Array.from([255, 255, 255, 0, 0, 0, 0, 0, 0, 255, 255, 255]), seen])
  })

  it('reads rows from the top where the height is negative', () => {
    const file = bmpImage(24, [
      [0, 0, 255, 0, 255, 0, 0, 0],
      [255, 0, 0, 255, 255, 255, 0, 0],
    ])
    file.writeInt32LE(-2, 22)
    expect(decodeBmp(file)).toEqual(seen)
  })

  it('refuses what is cut off, has no pixels, or is compressed', () => {
    const whole = bmpImage(24, [
      [255, 0, 0, 255, 255, 255, 0, 0],
      [0, 0, 255, 0, 255, 0, 0, 0],
    ])
    const empty = Buffer.from(whole)
    empty.writeInt32LE(0, 18)
    const files = [whole.subarray(0, -1), whole.subarray(0, 30), empty, bmpImage(8, [[0]], palette, 1), bmpImage(5, [[0]])]
    expect(files.map(reasonOf)).toEqual(['damaged', 'damaged', 'damaged', 'unsupported', 'damaged'])
  })
})

const reasonOf = (file: Uint8Array): unknown => {
  try {
    return decodeBmp(file)
  } catch (error) {
    return error instanceof Error && 'reason' in error ? error.reason : error
  }
}
