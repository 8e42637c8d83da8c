import { latin1 } from './detected.ts'
import type { Detected } from './detected.ts'

const image = (mediaType: string): Detected => ({ kind: 'image', mediaType })

/** What an image is, by its first bytes; null for anything else. SVG is told from its text: see isSvg. */
export const detectImage = (bytes: Uint8Array): Detected | null => {
  const start = latin1(bytes, 0, 16)
  if (start.startsWith('\u{89}PNG\r\n\u{1a}\n')) return image('image/png')
  if (start.startsWith('\u{ff}\u{d8}\u{ff}')) return image('image/jpeg')
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return image('image/gif')
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return image('image/webp')
  if (tiffStarts.some((signature) => start.startsWith(signature))) return image('image/tiff')
  if (isBitmap(bytes)) return image('image/bmp')
  return byBrand(bytes)
}

/** Of either byte order; the second pair is that of files above 4 GB. */
const tiffStarts = ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'] as const

/** Two letters are not enough: the sizes of the header that follows them are known. */
const isBitmap = (bytes: Uint8Array): boolean =>
  latin1(bytes, 0, 2) === 'BM' &&
  bytes.byteLength > 18 &&
  [12, 40, 52, 56, 64, 108, 124].includes(new DataView(bytes.buffer, bytes.byteOffset).getUint32(14, true))

/** The main brand, then those the file is also good for. */
const byBrand = (bytes: Uint8Array): Detected | null => {
  if (latin1(bytes, 4, 8) !== 'ftyp') return null
  const length = Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), 512)
  const brands = (latin1(bytes, 8, 12) + latin1(bytes, 16, length)).match(/.{4}/gsu) ?? []
  const [main = ''] = brands
  if (/^avi[fs]$/u.test(main)) return image('image/avif')
  if (/^he[iv][cxms]$/u.test(main)) return image('image/heic')
  if (!['mif1', 'msf1', 'mif2', 'miaf'].includes(main)) return null
  return image(brands.some((brand) => /^avi[fs]$/u.test(brand)) ? 'image/avif' : 'image/heic')
}

/** True for a text whose first element is an SVG; what may stand before it is skipped. */
export const isSvg = (text: string): boolean => {
  let rest = text.trimStart()
  for (;;) {
    const end = endOfPrologue(rest)
    if (end === null) return /^<(?:svg:)?svg[\s>/]/iu.test(rest)
    rest = rest.slice(end).trimStart()
  }
}

/** Where an XML declaration, a comment or a document type ends; null where there is none. */
const endOfPrologue = (text: string): number | null => {
  if (text.startsWith('<?')) return endAfter(text, '?>')
  if (text.startsWith('<!--')) return endAfter(text, '-->')
  if (!/^<!doctype\s/iu.test(text)) return null
  const subset = text.indexOf('[')
  const end = text.indexOf('>')
  return subset === -1 || subset > end ? endAfter(text, '>') : endAfter(text, ']>')
}

const endAfter = (text: string, mark: string): number | null => {
  const at = text.indexOf(mark)
  return at === -1 ? null : at + mark.length
}
