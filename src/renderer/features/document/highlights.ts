export type HighlightName = 'document-passage' | 'document-hit' | 'document-current-hit'

/** Later ones lie over earlier ones. */
const priorities: Readonly<Record<HighlightName, number>> = { 'document-passage': 0, 'document-hit': 1, 'document-current-hit': 2 }

const highlightOf = (name: HighlightName): Highlight => {
  const known = CSS.highlights.get(name)
  if (known !== undefined) return known
  const highlight = new Highlight()
  highlight.priority = priorities[name]
  CSS.highlights.set(name, highlight)
  return highlight
}

/** Marks ranges without a change to what they mark; the function that is returned takes the marks away. */
export const showHighlight = (name: HighlightName, ranges: readonly Range[]): (() => void) => {
  const highlight = highlightOf(name)
  for (const range of ranges) highlight.add(range)
  return () => {
    for (const range of ranges) highlight.delete(range)
  }
}
