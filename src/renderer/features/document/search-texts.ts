import { foldText, type FoldedText } from './fold-text.ts'
import { findPattern, searchPattern } from './find-text.ts'

/** A place in one of several texts; `part` is its index, such as the page. */
export type TextHit = { readonly part: number; readonly start: number; readonly end: number }

/** `isCut` when there was more than is listed. */
export type Found<Hit> = { readonly hits: readonly Hit[]; readonly isCut: boolean }

export const maximumHits = 5000

/** Characters looked at in one go, a few milliseconds of work, and how far a hit at the end of one may reach. */
const sliceLength = 100_000
const reach = 2000

/** Lets the window draw and answer between two slices of work. */
export const pauseBetweenSlices = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

const folded = new WeakMap<readonly string[], Map<string, FoldedText>>()

/** Finds `query` in all texts without holding the window up; a second search over the same array is faster. */
export const searchTexts = async (texts: readonly string[], query: string, signal: AbortSignal): Promise<Found<TextHit>> => {
  const pattern = searchPattern(query)
  const hits: TextHit[] = []
  if (pattern === null) return { hits, isCut: false }
  const kept = keptFolds(texts)
  let worked = 0
  for (const slice of slicesOf(texts)) {
    if (worked > sliceLength) {
      await pauseBetweenSlices()
      signal.throwIfAborted()
      worked = 0
    }
    worked += slice.length
    const text = foldedSlice(texts[slice.part] ?? '', slice, kept)
    for (const { start, end } of findPattern(text, pattern, maximumHits + 1 - hits.length)) {
      if (start < slice.length) hits.push({ part: slice.part, start: slice.start + start, end: slice.start + end })
    }
    if (hits.length > maximumHits) return { hits: hits.slice(0, maximumHits), isCut: true }
  }
  return { hits, isCut: false }
}

type Slice = { readonly part: number; readonly start: number; readonly length: number }

const slicesOf = function* (texts: readonly string[]): Generator<Slice> {
  for (const [part, text] of texts.entries()) {
    for (let start = 0; start < text.length; start += sliceLength) yield { part, start, length: Math.min(sliceLength, text.length - start) }
  }
}

/** Memory that is spent on a second search being fast: above this, texts are folded anew. */
const maximumKeptLength = 3_000_000

const keptFolds = (texts: readonly string[]): Map<string, FoldedText> | null => {
  if (texts.reduce((sum, text) => sum + text.length, 0) > maximumKeptLength) return null
  const kept = folded.get(texts) ?? new Map<string, FoldedText>()
  folded.set(texts, kept)
  return kept
}

const foldedSlice = (source: string, { part, start, length }: Slice, kept: Map<string, FoldedText> | null): FoldedText => {
  const key = `${part} ${start}`
  const text = kept?.get(key) ?? foldText(source.slice(start, start + length + reach))
  kept?.set(key, text)
  return text
}
