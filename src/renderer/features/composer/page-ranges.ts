import { fileDialogsMessages as words } from '../../../shared/messages/file-dialogs.ts'
import { selectionOf, type PageRange } from '../../../shared/page-selection.ts'

export type PageRanges =
  /** `selection` as the contract has it; null for all pages. */
  | { readonly type: 'pages'; readonly selection: string | null; readonly count: number }
  | { readonly type: 'problem'; readonly problem: string }

/** Characters of a selection that the contract takes. */
const maximumLength = 2000

const problem = (text: string): PageRanges => ({ type: 'problem', problem: text })

const rangeOf = (part: string, pageCount: number): PageRange | null => {
  const found = /^(\d+)(?:\s*[-–—]\s*(\d*))?$/u.exec(part)
  if (found === null) return null
  const first = Number(found[1])
  // "20-" goes to the end.
  const last = found[2] === undefined ? first : found[2] === '' ? Math.max(first, pageCount) : Number(found[2])
  return { first: Math.min(first, last), last: Math.max(first, last) }
}

const joined = (ranges: readonly PageRange[]): readonly PageRange[] => {
  const done: PageRange[] = []
  for (const range of ranges.toSorted((one, other) => one.first - other.first)) {
    const before = done.at(-1)
    if (before === undefined || range.first > before.last + 1) done.push(range)
    else done[done.length - 1] = { first: before.first, last: Math.max(before.last, range.last) }
  }
  return done
}

/** Reads pages as people write them, `1-20, 35` or `40-`, and puts them in order without overlaps. */
export const readPageRanges = (text: string, pageCount: number): PageRanges => {
  const parts = text
    .split(/[,;]|(?<=\d)\s+(?=\d)/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 0) return problem(words.pagesMissing)
  const ranges = parts.map((part) => rangeOf(part, pageCount))
  const unread = parts[ranges.indexOf(null)]
  if (unread !== undefined) return problem(words.pagesUnknown(unread))
  const known = joined(ranges.filter((range) => range !== null))
  const last = known.at(-1)?.last ?? 0
  if ((known[0]?.first ?? 0) < 1) return problem(words.pagesZero)
  if (last > pageCount) return problem(words.pagesBeyond(String(last), pageCount))
  const count = known.reduce((sum, range) => sum + range.last - range.first + 1, 0)
  const selection = selectionOf(known)
  if (selection.length > maximumLength) return problem(words.pagesTooLong)
  return { type: 'pages', selection: count === pageCount ? null : selection, count }
}
