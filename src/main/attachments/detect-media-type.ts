import { decodeText } from './decode-text.ts'
import { detectImage, isSvg } from './detect-image.ts'
import { detectMedia } from './detect-media.ts'
import { detectRefused } from './detect-refused.ts'
import { endingOf, latin1, refused } from './detected.ts'
import type { Detected } from './detected.ts'

/** Bytes at the start of a file that decide what it is. */
export const headBytes = 16_384

/** A PDF may begin this late; what stands before it is often a mail's or a web server's. */
const pdfHeaderBytes = 1024

/** What a file is, by its first bytes. The name is a hint only for which kind of text it is, and where sound and picture look alike. */
export const detectMediaType = (head: Uint8Array, fileName: string): Detected => {
  const certain = detectImage(head) ?? detectMedia(head, fileName) ?? detectRefused(head) ?? detectContainer(head)
  if (certain !== null) return certain
  const pdfHeaderAt = latin1(head, 0, pdfHeaderBytes).indexOf('%PDF-')
  if (pdfHeaderAt === 0 || (pdfHeaderAt > 0 && hasPdfEnding(fileName))) return pdf
  const text = decodeText(head, { isCut: head.byteLength >= headBytes })
  if (text !== null) return detectText(text, fileName)
  return pdfHeaderAt > 0 ? pdf : refused('unsupported')
}

export const hasPdfEnding = (fileName: string): boolean => endingOf(fileName) === 'pdf'

const pdf = { kind: 'pdf', mediaType: 'application/pdf' } as const

const detectContainer = (head: Uint8Array): Detected | null => {
  if (latin1(head, 0, 4) === 'PK\u{3}\u{4}') return { kind: 'zip' }
  return latin1(head, 0, 8) === '\u{d0}\u{cf}\u{11}\u{e0}\u{a1}\u{b1}\u{1a}\u{e1}' ? { kind: 'compound-file' } : null
}

const detectText = (text: string, fileName: string): Detected => {
  const ending = endingOf(fileName)
  if (isSvg(text) && !htmlEndings.has(ending)) return { kind: 'image', mediaType: 'image/svg+xml' }
  return { kind: 'text', mediaType: textMediaType(text, ending) }
}

const htmlEndings: ReadonlySet<string> = new Set(['html', 'htm', 'xhtml'])

const textMediaType = (text: string, ending: string): string => {
  if (ending === 'md' || ending === 'markdown') return 'text/markdown'
  if (ending === 'csv') return 'text/csv'
  if (ending === 'json') return 'application/json'
  if (htmlEndings.has(ending)) return 'text/html'
  return officeEndings.has(ending) && /^\s*<(?:!doctype\s+html|html|table)[\s>]/iu.test(text) ? 'text/html' : 'text/plain'
}

/** Web sites offer tables of HTML under the endings of Office. */
const officeEndings: ReadonlySet<string> = new Set(['xls', 'xlsx', 'doc', 'docx', ''])
