import type { AttachmentKind } from '../../shared/attachment.ts'
import { detectCompoundFile, detectZip, isCompoundFile, isZip } from './detect-container.ts'
import { detectMedia } from './detect-media.ts'

export type DetectedMedia = { readonly kind: AttachmentKind; readonly mediaType: string } | { readonly kind: 'unknown' }

/** Bytes at the start of a file that decide whether it is a PDF, an image, a video or a recording; the others are judged by all their bytes. */
export const headBytes = 1024

/** What a file is, by its bytes. The name is a hint only for which kind of text it is. */
export const detectMediaType = (bytes: Uint8Array, fileName: string): DetectedMedia => {
  const image = imageSignatures.find(({ matches }) => matches(bytes))
  if (image !== undefined) return { kind: 'image', mediaType: image.mediaType }
  const media = detectMedia(bytes, fileName)
  if (media !== null) return media
  if (isZip(bytes)) return detectZip(bytes) ?? { kind: 'unknown' }
  if (isCompoundFile(bytes)) return detectCompoundFile(bytes) ?? { kind: 'unknown' }
  const pdfHeaderAt = latin1(bytes, 0, headBytes).indexOf('%PDF-')
  if (pdfHeaderAt === 0 || (pdfHeaderAt > 0 && hasPdfEnding(fileName))) return pdf
  if (decodeText(bytes) !== null) return { kind: 'text', mediaType: textMediaType(fileName) }
  return pdfHeaderAt > 0 ? pdf : { kind: 'unknown' }
}

/** False when the first bytes already show that the file is nothing we take, so that the rest need not be read. */
export const mayBeKnown = (head: Uint8Array, fileName: string): boolean =>
  !head.includes(0) ||
  startsWith(head, [0xff, 0xfe]) ||
  startsWith(head, [0xfe, 0xff]) ||
  isZip(head) ||
  isCompoundFile(head) ||
  detectMediaType(head, fileName).kind !== 'unknown'

export const hasPdfEnding = (fileName: string): boolean => /\.pdf$/iu.test(fileName)

const pdf = { kind: 'pdf', mediaType: 'application/pdf' } as const

/** The text of UTF-8 or, with a byte order mark, UTF-16; null where the bytes are no text. */
export const decodeText = (bytes: Uint8Array): string | null => {
  const encoding = startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return looksBinary(text) ? null : text
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** No text file has a NUL; other controls (but tab, line ends, form feed, end of file, escape) near the start mean binary. */
const isControl = (code: number): boolean => code < 32 && ![9, 10, 12, 13, 26, 27].includes(code)

const looksBinary = (text: string): boolean =>
  text.includes('\0') || Array.from(text.slice(0, 4096), (character) => character.charCodeAt(0)).some(isControl)

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte)

const latin1 = (bytes: Uint8Array, start: number, end: number): string => String.fromCharCode(...bytes.subarray(start, end))

const imageSignatures = [
  { mediaType: 'image/png', matches: (bytes: Uint8Array) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { mediaType: 'image/jpeg', matches: (bytes: Uint8Array) => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  { mediaType: 'image/gif', matches: (bytes: Uint8Array) => ['GIF87a', 'GIF89a'].includes(latin1(bytes, 0, 6)) },
  { mediaType: 'image/webp', matches: (bytes: Uint8Array) => latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 12) === 'WEBP' },
] as const

const textMediaType = (fileName: string): string => {
  const ending = /\.([^.]+)$/u.exec(fileName)?.[1]?.toLowerCase()
  if (ending === 'md' || ending === 'markdown') return 'text/markdown'
  if (ending === 'csv') return 'text/csv'
  if (ending === 'html' || ending === 'htm') return 'text/html'
  return 'text/plain'
}
