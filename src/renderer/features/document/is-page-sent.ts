import { rangesOf } from '../../../shared/page-selection.ts'

/** Whether a page is sent, of a selection; all are when nothing was selected. */
export const isPageSent = (selection: string | null): ((page: number) => boolean) => {
  if (selection === null) return () => true
  const ranges = rangesOf(selection)
  return (page) => ranges.some(({ first, last }) => page >= first && page <= last)
}
