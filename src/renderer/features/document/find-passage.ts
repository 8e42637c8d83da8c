import { foldText, lineHyphen, type FoldedText, type TextRange } from './fold-text.ts'

/** What is left of a text when only its words count: no white space, hyphens or quotes, which every reader of a file sets as it likes. */
export const wordsOnly = (text: string): FoldedText => {
  const folded = foldText(text)
  const kept: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (let index = 0; index < folded.text.length; index += 1) {
    const character = folded.text.charAt(index)
    if (skipped.has(character)) continue
    kept.push(character)
    starts.push(folded.starts[index] ?? 0)
    ends.push(folded.ends[index] ?? 0)
  }
  return { text: kept.join(''), starts, ends }
}

const skipped = new Set([' ', '-', "'", '"', lineHyphen])

/** Where a passage is in a text of which `wordsOnly` was taken; the words of both must be the same. */
export const findWords = (words: FoldedText, wanted: string): TextRange | null => {
  const index = wanted === '' ? -1 : words.text.indexOf(wanted)
  const start = words.starts[index]
  const end = words.ends[index + wanted.length - 1]
  return start === undefined || end === undefined ? null : { start, end }
}

export const findPassage = (text: string, passage: string): TextRange | null => findWords(wordsOnly(text), wordsOnly(passage).text)

/** The part of a passage that stands on one page, as `wordsOnly` gives it. Pages count from 1. */
export type PagePassage = { readonly page: number; readonly words: string }

/** Pages looked at for a passage whose page is not known, or is wrong. */
const maximumSearched = 2000

/**
 * Looks on the page that was named, then on its neighbours, also for what runs from one page to the next; everywhere when no page was named.
 * Empty when the passage is nowhere.
 */
export const locatePassage = (pages: readonly string[], page: number | null, passage: string): readonly PagePassage[] => {
  const wanted = wordsOnly(passage).text
  if (wanted === '') return []
  const wordsOf = remembered((number: number) => wordsOnly(pages[number - 1] ?? '').text)
  const candidates =
    page === null
      ? Array.from({ length: Math.min(pages.length, maximumSearched) }, (_page, index) => index + 1)
      : [page, page + 1, page - 1].filter((number) => number >= 1 && number <= pages.length)
  const whole = candidates.find((number) => wordsOf(number).includes(wanted))
  if (whole !== undefined) return [{ page: whole, words: wanted }]
  for (const first of page === null ? candidates : [page, page - 1]) {
    const parts = overPages(wordsOf, first, Math.min(pages.length, first + maximumPagesOfPassage - 1), wanted)
    if (parts.length > 0) return parts
  }
  return []
}

/** A quotation that runs over more pages is shown by its beginning. */
const maximumPagesOfPassage = 4

const overPages = (wordsOf: (page: number) => string, first: number, last: number, wanted: string): readonly PagePassage[] => {
  if (first < 1 || first >= last) return []
  const texts = Array.from({ length: last - first + 1 }, (_page, index) => wordsOf(first + index))
  const begin = texts.join('').indexOf(wanted)
  if (begin === -1) return []
  let offset = 0
  return texts.flatMap((text, index) => {
    const words = text.slice(Math.max(0, begin - offset), Math.max(0, begin + wanted.length - offset))
    offset += text.length
    return words === '' ? [] : [{ page: first + index, words }]
  })
}

const remembered = <Value>(read: (key: number) => Value): ((key: number) => Value) => {
  const known = new Map<number, Value>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = read(key)
    known.set(key, value)
    return value
  }
}
