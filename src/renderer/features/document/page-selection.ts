/** Whether a page is sent, of a selection such as `3-10, 12`; all are when nothing was selected. */
export const isPageSent = (selection: string | null): ((page: number) => boolean) => {
  if (selection === null) return () => true
  const spans = selection.split(',').map((span) => span.trim().split('-').map(Number))
  return (page) => spans.some(([first = 0, last = first]) => page >= first && page <= last)
}
