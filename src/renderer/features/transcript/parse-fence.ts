import type { Code } from 'mdast'

export type Fence = { readonly node: Code; readonly length: number; readonly isClosed: boolean }

const opening = /^(`{3,}|~{3,})([^\n]*)(?:\n|$)/u

/**
 * Reads a fenced code block at the start of the text. It needs no parser, so a long program costs no more per frame than a short one.
 * Openings with escapes, entities or indentation are left to the parser (null).
 */
export const parseFence = (text: string, scanFrom: number): Fence | null => {
  const match = opening.exec(text)
  const marker = match?.[1]
  const info = match?.[2]
  if (match === null || marker === undefined || info === undefined) return null
  if (/[\\&]/u.test(info) || (marker.startsWith('`') && info.includes('`'))) return null
  const contentStart = match[0].length
  const closing = new RegExp(`^ {0,3}${marker[0]}{${marker.length},}[ \\t]*(?:\\n|$)`, 'gmu')
  closing.lastIndex = Math.max(contentStart, text.lastIndexOf('\n', scanFrom - 1) + 1)
  const close = contentStart < text.length || text.endsWith('\n') ? closing.exec(text) : null
  const value = text.slice(contentStart, close?.index ?? text.length).replace(/\n$/u, '')
  const [language = '', ...rest] = info.trim().split(/[ \t]+/u)
  const meta = rest.length === 0 ? null : info.trim().slice(language.length).trimStart()
  return {
    node: { type: 'code', lang: language === '' ? null : language, meta, value },
    length: close === null ? text.length : close.index + close[0].length,
    isClosed: close !== null && close[0].endsWith('\n'),
  }
}
