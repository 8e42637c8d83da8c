import { pagesOf, selectionOf, type PageRange } from '../../shared/page-selection.ts'

const rangesFrom = (pages: readonly number[]): readonly PageRange[] => {
  const firsts = pages.filter((page, index) => pages[index - 1] !== page - 1)
  const lasts = pages.filter((page, index) => pages[index + 1] !== page + 1)
  return firsts.map((first, index) => ({ first, last: lasts[index] ?? first }))
}

/** A selection in its shortest form, `null` for all pages; undefined where it names none of the file or some that it does not have. */
export const chosenPages = (selection: string | null, pageCount: number): string | null | undefined => {
  if (selection === null) return null
  const named = selection.split(/-|, /u).map(Number)
  const pages = pagesOf(selection)
  if (pages.length === 0 || named.some((page) => page < 1 || page > pageCount)) return undefined
  return pages.length === pageCount ? null : selectionOf(rangesFrom(pages))
}
