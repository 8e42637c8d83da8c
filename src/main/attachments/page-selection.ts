import { maximumPdfPages } from '../../shared/attachment.ts'

/** The pages of a selection such as `3-10, 12`, ascending and each once; what lies beyond the pages a PDF may have is left out. */
export const pagesOf = (selection: string): number[] => {
  const pages = new Set<number>()
  for (const range of selection.split(', ')) {
    const [first = '', last = first] = range.split('-')
    for (let page = Math.max(1, Number(first)); page <= Math.min(Number(last), maximumPdfPages); page += 1) pages.add(page)
  }
  return [...pages].toSorted((left, right) => left - right)
}
