import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { refused, runProgram, taken, type CorpusFile, type Expected } from './corpus-file.ts'

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.byteLength)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A PNG that says how large it is, and holds next to nothing of it. */
const largePng = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(1_000_000))
  return Buffer.concat([
    Buffer.from('\u{89}PNG\r\n\u{1a}\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const svg = (inside: string, size = 'width="120" height="80"'): string =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${inside}</svg>`

const entityBomb = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 9 },
  (_entity, index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`,
).join('')}]><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>&j;</text></svg>`

const size = (width: number, height: number) => ({ width, height })
const kinds: readonly (readonly [string, string, boolean])[] = [
  ['png', 'image/png', false],
  ['jpg', 'image/jpeg', false],
  ['gif', 'image/gif', false],
  ['webp', 'image/webp', false],
  ['heic', 'image/heic', true],
  ['avif', 'image/avif', false],
  ['tiff', 'image/tiff', true],
  ['bmp', 'image/bmp', false],
]

/** How a camera was held, as EXIF counts. */
const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const

export const makeImageFiles = async (folder: string): Promise<readonly CorpusFile[]> => {
  const path = (name: string): string => join(folder, name)
  const write = (name: string, bytes: Uint8Array | string): void => writeFileSync(path(name), bytes)
  const convert = (...args: readonly string[]): void => runProgram('convert', args, folder)
  convert('-seed', '7', '-size', '120x80', 'plasma:', '-depth', '8', 'picture.png')
  for (const [ending] of kinds.slice(1)) convert('picture.png', `picture.${ending}`)
  await Promise.all(
    orientations.map((orientation) =>
      sharp(path('picture.png'))
        .withMetadata({ orientation })
        .toFile(path(`turned ${orientation}.jpg`)),
    ),
  )
  convert('picture.png', '-colorspace', 'CMYK', 'four colours.jpg')
  convert('picture.png', '-colorspace', 'Gray', 'grey.png')
  convert('picture.png', '-interlace', 'Plane', 'progressive.jpg')
  convert('-size', '120x80', 'plasma:', '-depth', '16', 'sixteen bits.png')
  convert('picture.png', '-alpha', 'set', '-channel', 'A', '-evaluate', 'set', '40%', 'see-through.png')
  convert('-delay', '10', 'picture.png', '(', 'picture.png', '-negate', ')', '-loop', '0', 'moving.gif')
  convert('-delay', '10', 'picture.png', '(', 'picture.png', '-negate', ')', '-loop', '0', 'moving.webp')
  convert('picture.png', '(', 'picture.png', '-negate', ')', 'two pages.tiff')
  convert('-size', '1x1', 'xc:red', 'one pixel.png')
  convert('-size', '4000x3000', 'gradient:', '-quality', '95', 'large.jpg')
  convert('picture.png', 'picture.ico')
  write('drawing.svg', svg('<rect width="120" height="80" fill="teal"/><text x="9" y="40">words</text>'))
  write('drawing with an address.svg', svg('<image xlink:href="http://127.0.0.1:9/x.png" width="9" height="9"/>'))
  write('drawing with a file.svg', svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>'))
  write('drawing with a script.svg', svg('<script>globalThis.wrong = 1</script><rect width="9" height="9"/>'))
  write('drawing without end.svg', svg('<rect').slice(0, -6))
  write('entities.svg', entityBomb)
  write('huge drawing.svg', svg('<rect width="9" height="9"/>', 'width="30000" height="30000"'))
  write('thirty thousand.png', largePng(30_000, 30_000))
  write('a png called.jpg', readFileSync(path('picture.png')))
  write('a jpeg without an ending', readFileSync(path('picture.jpg')))
  write('torn.jpg', readFileSync(path('picture.jpg')).subarray(0, 60))
  write('torn.png', readFileSync(path('picture.png')).subarray(0, 40))
  const image = (name: string, mediaType: string, expected: Parameters<typeof taken>[2]): CorpusFile => ({
    name,
    expected: taken('image', mediaType, expected),
  })
  const svgTaken: Expected = taken('image', 'image/svg+xml', { ...size(120, 80), hasView: true })
  return [
    ...kinds.map(([ending, mediaType, hasView]) => image(`picture.${ending}`, mediaType, { ...size(120, 80), hasView })),
    ...orientations.map((orientation) => image(`turned ${orientation}.jpg`, 'image/jpeg', orientation < 5 ? size(120, 80) : size(80, 120))),
    ...['four colours.jpg', 'progressive.jpg', 'a jpeg without an ending'].map((name) => image(name, 'image/jpeg', size(120, 80))),
    ...['grey.png', 'sixteen bits.png', 'see-through.png', 'a png called.jpg'].map((name) => image(name, 'image/png', size(120, 80))),
    image('moving.gif', 'image/gif', size(120, 80)),
    image('moving.webp', 'image/webp', size(120, 80)),
    image('two pages.tiff', 'image/tiff', { ...size(120, 80), hasView: true }),
    image('one pixel.png', 'image/png', size(1, 1)),
    image('large.jpg', 'image/jpeg', { ...size(4000, 3000), hasView: false }),
    ...['drawing.svg', 'drawing with an address.svg', 'drawing with a file.svg', 'drawing with a script.svg'].map((name) => ({
      name,
      expected: svgTaken,
    })),
    { name: 'drawing without end.svg', expected: refused('damaged-image') },
    { name: 'entities.svg', expected: refused('damaged-image') },
    { name: 'huge drawing.svg', expected: taken('image', 'image/svg+xml', { hasView: true }) },
    { name: 'thirty thousand.png', expected: refused('too-many-pixels') },
    { name: 'torn.jpg', expected: refused('damaged-image') },
    { name: 'torn.png', expected: refused('damaged-image') },
    { name: 'picture.ico', expected: refused('unsupported') },
  ]
}
