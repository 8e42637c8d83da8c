import { plainText } from './plain-passage.ts'

/** Words that an answer quotes: where they end in it, as it wrote them, and in plain pieces that stand one after another in what is quoted. */
export type QuotedPassage = { readonly start: number; readonly end: number; readonly pieces: readonly string[] }

const closers: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['"', '"'],
])
const openers = /[“„«»‹‘「『"]/gu
const omission = /\[?(?:\.{3}|…)\]?/u
const wordPart = /[\p{L}\p{N}]/u

const longestQuote = 2000
const maximumOpeners = 2000
const maximumQuotes = 200
const fewestWords = 4
const fewestLetters = 20

/** Long enough not to be found by chance. */
const saysEnough = (words: string): boolean => {
  const trimmed = words.trim()
  return trimmed.length >= fewestLetters || trimmed.split(/\s+/u).filter((word) => wordPart.test(word)).length >= fewestWords
}

const passageOf = (start: number, end: number, words: string): QuotedPassage | null => {
  if (!saysEnough(words)) return null
  const pieces = words
    .split(omission)
    .map(plainText)
    .filter((piece) => piece !== '')
  const letters = pieces.reduce((sum, piece) => sum + piece.length, 0)
  return letters < 8 || pieces.length > 8 || pieces.some((piece) => piece.length < 4) ? null : { start, end, pieces }
}

/** The answer with the code blanked out, so that places stay what they are. */
export const withoutCode = (text: string): string => {
  let fence: string | null = null
  const lines = text.split('\n').map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1] ?? null
    const isInside = fence !== null
    if (fence === null) fence = mark
    else if (mark !== null && mark.startsWith(fence)) fence = null
    return isInside || mark !== null || /^ {0,3}\[[^\]]{1,200}\]:/u.test(line) ? '\0'.repeat(line.length) : line
  })
  return blankSpans(lines.join('\n'))
}

const blankSpans = (text: string): string => {
  let made = ''
  let from = 0
  for (const { 0: ticks, index } of text.matchAll(/`+/gu)) {
    if (index < from) continue
    const length = text.slice(index + ticks.length, index + longestQuote).indexOf(ticks)
    if (length === -1) continue
    const end = index + length + 2 * ticks.length
    made += `${text.slice(from, index)}${'\0'.repeat(end - index)}`
    from = end
  }
  return made + text.slice(from)
}

const opens = (text: string, at: number): boolean => text.charAt(at) !== '"' || !wordPart.test(text.charAt(at - 1))

const isClosing = (text: string, at: number): boolean => {
  const mark = text.charAt(at)
  return (mark !== '"' && mark !== '’') || !wordPart.test(text.charAt(at + 1))
}

/** The title of a link is no part of the text, and a button does not stand in a link. */
const isOfLink = (text: string, start: number, end: number): boolean =>
  text.startsWith('](', end) ||
  (text.charAt(end) === ')' && /\]\([^\s()]{0,300}\s{1,10}$/u.test(text.slice(Math.max(0, start - 330), start)))

const closeOf = (text: string, at: number): number => {
  const marks = closers.get(text.charAt(at)) ?? ''
  const limit = Math.min(text.length, at + longestQuote)
  for (let index = at + 1; index < limit; index += 1) {
    const character = text.charAt(index)
    if (character === '\0' || (character === '\n' && /^[ \t]*\n/u.test(text.slice(index + 1, index + 40)))) return -1
    if (marks.includes(character) && isClosing(text, index)) return index
  }
  return -1
}

const betweenMarks = (text: string): readonly QuotedPassage[] => {
  const found: QuotedPassage[] = []
  let count = 0
  let straightFrom = 0
  for (const { 0: mark, index } of text.matchAll(openers)) {
    if (found.length >= maximumQuotes || count >= maximumOpeners) break
    if (!opens(text, index) || (mark === '"' && index < straightFrom)) continue
    count += 1
    const close = closeOf(text, index)
    if (close === -1) continue
    if (mark === '"') straightFrom = close + 1
    const end = close + 1
    const quoted = isOfLink(text, index, end) ? null : passageOf(index, end, text.slice(index + 1, close).replaceAll(/\n[ \t]*>/gu, '\n'))
    if (quoted !== null) found.push(quoted)
  }
  return found
}

const quoteLine = /^ {0,3}>/u

/** Each block of quoted lines as a whole, then its lines by themselves. */
const inBlocks = (text: string): readonly QuotedPassage[] => {
  const found: QuotedPassage[] = []
  let block: { readonly start: number; readonly end: number; readonly words: string }[] = []
  const take = (): void => {
    const last = block.at(-1)
    const first = block[0]
    if (last !== undefined && first !== undefined && found.length < maximumQuotes) {
      const whole = passageOf(
        first.start,
        last.end,
        block
          .map(({ words }) => words)
          .join('\n')
          .slice(0, longestQuote * 2),
      )
      const lines = block.length === 1 ? [] : block.map(({ start, end, words }) => passageOf(start, end, words))
      found.push(...[whole, ...lines].filter((quoted) => quoted !== null))
    }
    block = []
  }
  let at = 0
  for (const line of text.split('\n')) {
    const mark = quoteLine.test(line) ? line.indexOf('>') + 1 : -1
    if (mark === -1) take()
    else if (line.slice(mark).trim() !== '') {
      const start = at + mark + (line.slice(mark).length - line.slice(mark).trimStart().length)
      block.push({ start, end: at + line.trimEnd().length, words: line.slice(mark) })
    }
    at += line.length + 1
  }
  take()
  return found
}

/** What an answer quotes, larger pieces before those inside them. Code is left alone. */
export const quotedPassages = (text: string): readonly QuotedPassage[] => {
  const readable = withoutCode(text)
  return [...inBlocks(readable), ...betweenMarks(readable)]
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .slice(0, maximumQuotes)
}
