import type { AttachmentPage } from '../../shared/attachment.ts'
import { plainPassage, plainText } from './plain-passage.ts'

/** A page made ready to be searched: its plain text, and which groups of four letters are in it. */
export type IndexedPage = { readonly number: number; readonly plain: string; readonly groups: Uint32Array }

const groupLength = 4
/** A passage is looked for by its beginning; how often that may turn out to be another one. */
const beginningLength = 64
const maximumTries = 1000

/** The bit of a group of letters; those before it moved out of the 32 bits. */
const bitOf = (letters: number, bitCount: number): number => (Math.imul(letters, 0x9e_37_79_b1) >>> 7) & (bitCount - 1)
const withLetter = (letters: number, unit: number): number => (letters << 8) ^ unit

const bitCountOf = (length: number): number => 2 ** Math.max(10, Math.ceil(Math.log2(length * 4 + 1)))

export const indexPage = ({ number, text }: AttachmentPage): IndexedPage => {
  const plain = plainText(text)
  const bitCount = bitCountOf(plain.length)
  const groups = new Uint32Array(bitCount / 32)
  let letters = 0
  for (let index = 0; index < plain.length; index += 1) {
    letters = withLetter(letters, plain.charCodeAt(index))
    if (index < groupLength - 1) continue
    const bit = bitOf(letters, bitCount)
    groups[bit >>> 5] = (groups[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }
  return { number, plain, groups }
}

/** Whether all groups of the text are among the page's: nearly always false where the text is not on it. */
const mayHold = ({ groups }: IndexedPage, plain: string): boolean => {
  const bitCount = groups.length * 32
  let letters = 0
  for (let index = 0; index < plain.length; index += 1) {
    letters = withLetter(letters, plain.charCodeAt(index))
    if (index < groupLength - 1) continue
    const bit = bitOf(letters, bitCount)
    if (((groups[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false
  }
  return true
}

/** Where the plain text stands on the page from a place on; -1 when it does not, or is too hard to find. */
const findFrom = (page: IndexedPage, plain: string, from: number): number => {
  const beginning = plain.slice(0, beginningLength)
  let at = page.plain.indexOf(beginning, from)
  for (let tries = 0; at !== -1 && tries < maximumTries; tries += 1) {
    if (page.plain.startsWith(plain, at)) return at
    at = page.plain.indexOf(beginning, at + 1)
  }
  return -1
}

const isWordPart = /[\p{L}\p{N}]/u
/** Scripts without spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const isInsideWord = (before: string, after: string): boolean =>
  isWordPart.test(before) && isWordPart.test(after) && !unspaced.test(before) && !unspaced.test(after)

type FoundPassage = { readonly start: number; readonly end: number }

/** Whether the pieces may stand on the page one after another; the letters are compared, not yet where words begin. */
export const mayStandOn = (page: IndexedPage, pieces: readonly string[]): boolean => {
  let from = 0
  for (const piece of pieces) {
    if (piece.length > page.plain.length || !mayHold(page, piece)) return false
    const at = findFrom(page, piece, from)
    if (at === -1) return false
    from = at + piece.length
  }
  return true
}

/** The longest of the pieces in the page's own text, where all of them stand in it as whole words, in their order; null otherwise. */
export const passageOn = (page: IndexedPage, text: string, pieces: readonly string[]): string | null => {
  const { places } = plainPassage(text)
  let from = 0
  let longest = ''
  for (const piece of pieces) {
    let found: FoundPassage | null = null
    for (let tries = 0; found === null && tries < maximumTries; tries += 1) {
      const at = findFrom(page, piece, from)
      if (at === -1) return null
      const start = places[at] ?? 0
      const end = endOfUnit(text, places[at + piece.length - 1] ?? 0)
      const isWhole = !isInsideWord(text.charAt(start - 1), text.charAt(start)) && !isInsideWord(text.charAt(end - 1), text.charAt(end))
      if (isWhole) found = { start, end }
      from = isWhole ? at + piece.length : at + 1
    }
    if (found === null) return null
    const words = text.slice(found.start, found.end)
    if (words.length > longest.length) longest = words
  }
  return longest
}

const endOfUnit = (text: string, place: number): number => place + ((text.codePointAt(place) ?? 0) > 0xff_ff ? 2 : 1)
