import { useEffect, useEffectEvent } from 'react'
import type { ElementText } from './element-text.ts'
import { findWords, wordsOnly } from './find-passage.ts'
import { findText } from './find-text.ts'
import { showHighlight } from './highlights.ts'

/** What is marked on a page. `query` is empty without a search; `currentHit` counts the hits of this page from 0. */
export type PageMarks = { readonly query: string; readonly currentHit: number | null; readonly passages: readonly string[] }

/** Asks for a mark to be brought into sight once it is drawn; a new object is a new wish. */
export type MarkWish = { readonly page: number; readonly target: 'hit' | 'passage' }

/** Hits marked on one page at most. */
const maximumMarked = 2000

const isRange = (range: Range | null): range is Range => range !== null

/** Marks hits and passages on the text layer of a page; `onShown` gets the first range that a wish is about. */
export const usePageMarks = (
  layer: ElementText | null,
  { query, currentHit, passages }: PageMarks,
  wish: MarkWish | null,
  onShown: (wish: MarkWish, range: Range) => void,
): void => {
  const show = useEffectEvent(onShown)
  useEffect(() => {
    if (layer === null || query === '') return undefined
    const hits = findText(layer.text, query, maximumMarked).map(layer.rangeOf).filter(isRange)
    const current = currentHit === null ? undefined : hits[Math.min(currentHit, hits.length - 1)]
    const hide = [showHighlight('document-hit', hits), showHighlight('document-current-hit', current === undefined ? [] : [current])]
    if (wish?.target === 'hit' && current !== undefined) show(wish, current)
    return () => hide.forEach((undo) => undo())
  }, [layer, query, currentHit, wish])

  useEffect(() => {
    if (layer === null || passages.length === 0) return undefined
    const words = wordsOnly(layer.text)
    const ranges = passages
      .map((passage) => findWords(words, passage))
      .map((found) => (found === null ? null : layer.rangeOf(found)))
      .filter(isRange)
    const [first] = ranges
    if (wish?.target === 'passage' && first !== undefined) show(wish, first)
    return showHighlight('document-passage', ranges)
  }, [layer, passages, wish])
}
