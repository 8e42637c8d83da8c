import { maximumPdfPages } from './file-limits.ts'

/** Pages counted from 1; `last` is one of them. */
export type PageRange = { readonly first: number; readonly last: number }

/** The ranges of a selection such as `3-10, 12`, as they stand in it. */
export const rangesOf = (selection: string): readonly PageRange[] =>
  selection.split(', ').map((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return { first, last }
  })

/** The pages of a selection, ascending and each once; what lies beyond the pages a PDF may have is left out. */
export const pagesOf = (selection: string): number[] => {
  const pages = new Set<number>()
  for (const { first, last } of rangesOf(selection)) {
    for (let page = Math.max(1, first); page <= Math.min(last, maximumPdfPages); page += 1) pages.add(page)
  }
  return [...pages].toSorted((left, right) => left - right)
}

/** Ranges as a selection. */
export const selectionOf = (ranges: readonly PageRange[]): string =>
  ranges.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`)).join(', ')
