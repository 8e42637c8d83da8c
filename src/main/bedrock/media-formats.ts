import type { AudioFormat, DocumentFormat, ImageFormat, VideoFormat } from '@aws-sdk/client-bedrock-runtime'

const documentTypes: ReadonlyMap<string, DocumentFormat> = new Map<string, DocumentFormat>([
  ['application/pdf', 'pdf'],
  ['text/csv', 'csv'],
  ['text/html', 'html'],
  ['text/markdown', 'md'],
  ['application/msword', 'doc'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.ms-excel', 'xls'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
])
const imageTypes: ReadonlyMap<string, ImageFormat> = new Map<string, ImageFormat>([
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
])
const videoTypes: ReadonlyMap<string, VideoFormat> = new Map<string, VideoFormat>([
  ['video/x-matroska', 'mkv'],
  ['video/quicktime', 'mov'],
  ['video/mp4', 'mp4'],
  ['video/webm', 'webm'],
  ['video/x-flv', 'flv'],
  ['video/mpeg', 'mpeg'],
  ['video/x-ms-wmv', 'wmv'],
  ['video/3gpp', 'three_gp'],
])
const audioTypes: ReadonlyMap<string, AudioFormat> = new Map<string, AudioFormat>([
  ['audio/mpeg', 'mp3'],
  ['audio/opus', 'opus'],
  ['audio/wav', 'wav'],
  ['audio/aac', 'aac'],
  ['audio/flac', 'flac'],
  ['audio/mp4', 'm4a'],
  ['audio/ogg', 'ogg'],
  ['audio/x-matroska', 'mka'],
  ['audio/webm', 'webm'],
])

/** The service's words for what media types are called elsewhere; every text that is no other format is `txt`. */
export const documentFormatOf = (mediaType: string): DocumentFormat | null =>
  documentTypes.get(mediaType) ?? (mediaType.startsWith('text/') || mediaType === 'application/json' ? 'txt' : null)
export const imageFormatOf = (mediaType: string): ImageFormat | null => imageTypes.get(mediaType) ?? null
export const videoFormatOf = (mediaType: string): VideoFormat | null => videoTypes.get(mediaType) ?? null
export const audioFormatOf = (mediaType: string): AudioFormat | null => audioTypes.get(mediaType) ?? null

const documentWords = ['pdf', 'csv', 'doc', 'docx', 'xls', 'xlsx', 'html', 'txt', 'md'] as const
const videoWords = ['mkv', 'mov', 'mp4', 'webm', 'flv', 'mpeg', 'mpg', 'wmv', 'three_gp'] as const
const audioWords = ['mp3', 'opus', 'wav', 'aac', 'flac', 'mp4', 'ogg', 'mkv', 'mka', 'x-aac', 'm4a', 'mpeg', 'mpga', 'pcm', 'webm'] as const
const imageWords = ['png', 'jpeg', 'gif', 'webp'] as const

/** The service's own word, where `word` is one. */
export const documentFormatNamed = (word: string): DocumentFormat | null => documentWords.find((known) => known === word) ?? null
export const videoFormatNamed = (word: string): VideoFormat | null => videoWords.find((known) => known === word) ?? null
export const audioFormatNamed = (word: string): AudioFormat | null => audioWords.find((known) => known === word) ?? null
export const imageFormatNamed = (word: string): ImageFormat | null => imageWords.find((known) => known === word) ?? null

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  Buffer.from(bytes.subarray(at, at + text.length)).toString('latin1') === text

/** What an image is by its bytes: one whose name and bytes differ would have the whole conversation refused. */
export const imageFormatIn = (bytes: Uint8Array): ImageFormat | null => {
  if (startsWith(bytes, '\u{89}PNG')) return 'png'
  if (startsWith(bytes, '\u{ff}\u{d8}\u{ff}')) return 'jpeg'
  if (startsWith(bytes, 'GIF8')) return 'gif'
  return startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8) ? 'webp' : null
}

const textFormats: ReadonlySet<string> = new Set(['csv', 'html', 'txt', 'md'])

/** The text of a document that is nothing but text, else null. */
export const plainTextOf = (format: string, bytes: Uint8Array): string | null =>
  textFormats.has(format) ? new TextDecoder().decode(bytes) : null

/** False for bytes that are no document of that format. */
export const isDocumentOf = (format: DocumentFormat, bytes: Uint8Array): boolean =>
  bytes.byteLength > 0 && (format !== 'pdf' || startsWith(bytes, '%PDF'))
