import { describe, expect, it } from 'vitest'
import { drawnSize, imageSize } from '../../../../src/renderer/features/transcript/image-size.ts'

const bytes = (...parts: (string | readonly number[])[]): string => {
  const all = parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))
  return Buffer.concat([...all, Buffer.alloc(40)]).toString('base64')
}

describe('imageSize', () => {
  it.each([
    ['png', bytes([0x89], 'PNG\r\n\u001A\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 128, 0, 0, 1, 224])],
    ['gif', bytes('GIF89a', [128, 2, 224, 1])],
    ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, 1, 224, 2, 128])],
    ['webp', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 128, 2, 224, 1])],
    ['webp', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 127, 2, 0, 223, 1, 0])],
    ['webp', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x7f, 0xc2, 0x77, 0])],
  ])('reads the pixels of a %s from its head', (_format, base64) => {
    expect(imageSize(base64)).toEqual({ width: 640, height: 480 })
  })

  it.each([
    ['png', ''],
    ['png', '!!!'],
    ['jpeg', bytes([0xff, 0xd8, 0, 0])],
    ['png', bytes('')],
  ])('knows none of a %s that is cut or empty', (_format, base64) => {
    expect(imageSize(base64)).toBe(null)
  })
})

describe('drawnSize', () => {
  const bomb = bytes([0x89], 'PNG\r\n\u001A\n', [0, 0, 0, 13], 'IHDR', [0, 0, 117, 48, 0, 0, 117, 48])
  it.each([
    ['a picture of 900 million pixels', 'png', bomb],
    ['one that is said to be another kind', 'gif', bomb],
    ['a kind that is decoded but not drawn here', 'png', bytes('BM', [58, 0, 0, 0])],
    ['a format that only looks like one', 'constructor', bytes('GIF89a', [128, 2, 224, 1])],
    [
      'one whose size stands behind a long head',
      'jpeg',
      bytes([0xff, 0xd8], ...Array.from({ length: 3 }, () => [0xff, 0xe1, 0xff, 0xff, ...Array<number>(0xfffd).fill(0)]), [
        0xff, 0xc2, 0, 17, 8, 255, 255, 255, 255,
      ]),
    ],
  ])('is none for %s', (_what, format, base64) => {
    expect(drawnSize(format, base64)).toBe(null)
  })
})
