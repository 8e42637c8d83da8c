import type { DocumentPlace } from '../../state/view.ts'
import { findPassage, findWords, wordsOnly } from './find-passage.ts'
import type { TextRange } from './fold-text.ts'
import { pauseBetweenSlices } from './search-texts.ts'

const sliceLength = 100_000

/** Where a place is in a text that has no pages. What is quoted counts before the characters: not every service counts them alike. */
export const locateInText = async (
  text: string,
  { passages, characters }: DocumentPlace,
  signal: AbortSignal,
): Promise<readonly TextRange[]> => {
  const counted = characters === null ? null : withinText(text, characters)
  if (counted !== null && (passages.length === 0 || passages.some((passage) => isSameText(text, counted, passage)))) return [counted]
  const found: TextRange[] = []
  for (const passage of passages) {
    const range = await findInSlices(text, passage, signal)
    if (range !== null) found.push(range)
  }
  return found.length > 0 || counted === null ? found : [counted]
}

const withinText = (text: string, { start, end }: TextRange): TextRange | null =>
  start < end && start < text.length ? { start, end: Math.min(end, text.length) } : null

const isSameText = (text: string, { start, end }: TextRange, passage: string): boolean =>
  findPassage(text.slice(Math.max(0, start - 20), end + 20), passage) !== null

const findInSlices = async (text: string, passage: string, signal: AbortSignal): Promise<TextRange | null> => {
  const wanted = wordsOnly(passage).text
  if (wanted === '') return null
  const reach = passage.length * 3 + 1000
  for (let start = 0; start < text.length; start += sliceLength) {
    const found = findWords(wordsOnly(text.slice(start, start + sliceLength + reach)), wanted)
    if (found !== null) return { start: start + found.start, end: start + found.end }
    await pauseBetweenSlices()
    signal.throwIfAborted()
  }
  return null
}
