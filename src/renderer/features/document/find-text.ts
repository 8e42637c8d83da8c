import { foldText, lineHyphen, type FoldedText, type TextRange } from './fold-text.ts'

/** What finds `query` in folded texts; null when nothing of it could be found. */
export const searchPattern = (query: string): RegExp | null => {
  const wanted = foldText(query).text.trim()
  if (wanted === '' || wanted === lineHyphen) return null
  const characters = Array.from(wanted, (character) => (character === '-' ? `[-${lineHyphen}]` : escaped(character)))
  return new RegExp(characters.join(`${lineHyphen}?`), 'gu')
}

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/]/u, String.raw`\$&`)

/** Where a pattern of `searchPattern` is in the text as it was, at most `limit` times. */
export const findPattern = (folded: FoldedText, pattern: RegExp, limit: number): readonly TextRange[] => {
  const found: TextRange[] = []
  for (const match of folded.text.matchAll(pattern)) {
    const start = folded.starts[match.index]
    const end = folded.ends[match.index + match[0].length - 1]
    if (start !== undefined && end !== undefined) found.push({ start, end })
    if (found.length >= limit) break
  }
  return found
}

/** Every place of `query` in a text: case and accents do not count, and it may run over line ends and hyphens there. */
export const findText = (text: string, query: string, limit = Number.POSITIVE_INFINITY): readonly TextRange[] => {
  const pattern = searchPattern(query)
  return pattern === null ? [] : findPattern(foldText(text), pattern, limit)
}
