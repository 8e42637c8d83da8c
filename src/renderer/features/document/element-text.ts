import type { TextRange } from './fold-text.ts'

/** The text of an element as it reads, and the way back from its places to the page. */
export type ElementText = { readonly text: string; readonly rangeOf: (part: TextRange) => Range | null }

type Piece = { readonly node: Text; readonly start: number }

export const readElementText = (element: Element): ElementText => {
  const pieces: Piece[] = []
  let text = ''
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) {
      pieces.push({ node, start: text.length })
      text += node.data
    } else if (node instanceof HTMLBRElement) text += '\n'
  }
  const rangeOf = ({ start, end }: TextRange): Range | null => {
    const first = pieces.find((piece) => piece.start + piece.node.length > start)
    const last = pieces.findLast((piece) => piece.start < end)
    if (first === undefined || last === undefined || first.start > last.start) return null
    const range = document.createRange()
    range.setStart(first.node, Math.max(0, start - first.start))
    range.setEnd(last.node, Math.min(last.node.length, end - last.start))
    return range
  }
  return { text, rangeOf }
}
