import { fetchMessages } from '../../../shared/messages/fetch.ts'
import type { WebAnswer } from './safe-request.ts'

export type PageText = { readonly title: string; readonly text: string }
/** Finds what there is to read in a page. `bytes` are UTF-8, and its address is the first `<base>` in them. */
export type ReadHtml = (bytes: Uint8Array, signal: AbortSignal) => Promise<PageText>

const htmlType = /^(?:text\/html|application\/xhtml\+xml)$/u
const textType = /^(?:text\/[\w.+-]+|application\/(?:[\w.-]+\+)?(?:json|xml|yaml)|application\/(?:x-)?(?:javascript|ndjson|yaml|sh|toml))$/u

/** What came as text: pages of their words, other texts as they are. Rejects with words for the model where it is neither. */
export const pageText = async (answer: WebAnswer, readHtml: ReadHtml, signal: AbortSignal): Promise<PageText> => {
  const mediaType = mediaTypeOf(answer)
  if (htmlType.test(mediaType)) {
    const html = decode(answer, charsetOf(answer) ?? charsetIn(answer.bytes))
    return await readHtml(new TextEncoder().encode(`<base href="${answer.url.href.replaceAll('"', '%22')}">${html}`), signal)
  }
  if (!textType.test(mediaType)) throw new Error(fetchMessages.notText(mediaType === '' ? fetchMessages.unknownType : mediaType))
  return { title: '', text: decode(answer, charsetOf(answer)) }
}

/** The server's word where it looks like one; of what it says nothing about, what the beginning looks like. */
const mediaTypeOf = ({ contentType, bytes }: WebAnswer): string => {
  const [word = ''] = contentType.split(';')
  const type = word.trim().toLowerCase()
  if (/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/u.test(type)) return type
  const beginning = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (beginning.includes('\0')) return ''
  return /<!doctype html|<html|<head|<body/iu.test(beginning) ? 'text/html' : 'text/plain'
}

const charsetOf = ({ contentType }: WebAnswer): string | null =>
  /charset\s*=\s*["']?(?<name>[\w.:-]{1,40})/iu.exec(contentType)?.groups?.['name'] ?? null

const charsetIn = (bytes: Uint8Array): string | null => {
  const beginning = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  return /<meta[^>]{1,200}charset\s*=\s*["']?(?<name>[\w.:-]{1,40})/iu.exec(beginning)?.groups?.['name'] ?? null
}

/** A mark at the beginning counts more than any word. Without either it is UTF-8, or else what old pages are written in. */
const decode = ({ bytes, isCut }: WebAnswer, charset: string | null): string => {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(bytes)
  if (charset !== null && isKnown(charset)) return new TextDecoder(charset).decode(bytes, { stream: isCut })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut })
  } catch {
    // What cannot be UTF-8.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const isKnown = (charset: string): boolean => {
  try {
    return new TextDecoder(charset).encoding !== ''
  } catch {
    // The decoder throws for a name that it does not know; that is the answer.
    return false
  }
}
