import { readFile } from 'node:fs/promises'
import { decodeText } from './decode-text.ts'
import { limitText, maximumTextLength } from './limit-text.ts'
import { ReadError } from './read-error.ts'
import type { ReadContent } from './reader-request.ts'

/** A text file is one page: as it is, but of HTML what a reader would see. */
export const readText = async (path: string, mediaType: string): Promise<ReadContent> => {
  const text = decodeText(await readFile(path))
  if (text === null) throw new ReadError('unsupported', 'The bytes are no text')
  const readable = mediaType === 'text/html' ? await readHtml(text) : text
  return textContent(limitText(readable, maximumTextLength))
}

/** The content of what has no pages of its own. */
export const textContent = (text: string): ReadContent => ({
  pageCount: null,
  readablePageCount: null,
  failedPages: [],
  width: null,
  height: null,
  needsView: false,
  pages: [{ number: 1, label: '', text }],
})

const readHtml = async (html: string): Promise<string> => {
  const { htmlToText } = await import('./html-to-text.ts')
  return htmlToText(html)
}
