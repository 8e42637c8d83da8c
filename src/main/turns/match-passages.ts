import type { Attachment, LocalMatch } from '../../shared/attachment.ts'
import { mayStandOn, passageOn, type IndexedPage } from './page-index.ts'
import { namedFile, ownPage, pageReferences, type PageReference } from './page-references.ts'
import { quotedPassages, type QuotedPassage } from './quoted-passages.ts'

/** A file that an answer may quote. `textOf` gives a page as the file has it; it is asked only for pages on which something was found. */
export type SearchedFile = {
  readonly attachment: Attachment
  readonly pages: readonly IndexedPage[]
  readonly textOf: (page: number) => string
}

type Span = { readonly start: number; readonly end: number }
type Place = Pick<LocalMatch, 'attachmentId' | 'page' | 'passage'>
type Found = Span & Place

const maximumMatches = 100
/** On how many pages of one file a passage is looked at closely. */
const maximumPages = 20
/** How far behind a quotation its page is told, in characters. */
const pageToldWithin = 80

/** How often words stand in an answer before a place; whoever puts the mark counts in the same way. */
const occurrencesBefore = (answer: string, words: string, place: number): number => {
  let count = 0
  for (let at = answer.indexOf(words); at !== -1 && at < place; at = answer.indexOf(words, at + 1)) count += 1
  return count
}

const placesIn = ({ attachment, pages, textOf }: SearchedFile, pieces: readonly string[]): readonly Place[] => {
  const found: Place[] = []
  let looked = 0
  for (const page of pages) {
    if (looked === maximumPages) break
    if (!mayStandOn(page, pieces)) continue
    looked += 1
    const passage = passageOn(page, textOf(page.number), pieces)
    if (passage !== null) found.push({ attachmentId: attachment.id, page: page.number, passage })
  }
  return found
}

/** The page told right behind a quotation, before the next one begins. */
const toldWith = (answer: string, { end }: Span, told: readonly PageReference[]): PageReference | undefined =>
  told.find(({ start }) => start >= end && start - end <= pageToldWithin && !/["“„«‘]/u.test(answer.slice(end, start)))

/** The page that the answer tells with the quotation, else the first; the newest file that has it. */
const placeOf = (quoted: QuotedPassage, files: readonly SearchedFile[], near: PageReference | undefined): Place | null => {
  for (const file of files.toReversed()) {
    const places = placesIn(file, quoted.pieces)
    const page = near === undefined ? null : ownPage(file.attachment, near.page)
    const [first] = places
    if (first !== undefined) return places.find((place) => place.page === page) ?? first
  }
  return null
}

const isWithin = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

const matchQuotations = (answer: string, files: readonly SearchedFile[], told: readonly PageReference[]): readonly Found[] => {
  const found: Found[] = []
  for (const quoted of quotedPassages(answer)) {
    if (found.some((match) => isWithin(quoted, match))) continue
    const place = placeOf(quoted, files, toldWith(answer, quoted, told))
    if (place !== null) found.push({ start: quoted.start, end: quoted.end, ...place })
  }
  return found
}

const matchReferences = (answer: string, files: readonly SearchedFile[], told: readonly PageReference[], quotations: readonly Found[]) =>
  told.flatMap((reference): readonly Found[] => {
    const paged = files.filter(({ attachment }) => attachment.kind === 'pdf')
    const file = files.length === 1 ? paged[0] : namedFile(answer, reference, paged)
    const page = file === undefined || file === null ? null : ownPage(file.attachment, reference.page)
    if (file === undefined || file === null || page === null) return []
    const isSaid = quotations.some(
      ({ start, end, ...place }) =>
        place.page === page &&
        place.attachmentId === file.attachment.id &&
        reference.end >= start &&
        reference.start - end <= pageToldWithin,
    )
    return isSaid ? [] : [{ start: reference.start, end: reference.end, attachmentId: file.attachment.id, page, passage: '' }]
  })

/** The last line of what is quoted: it is what stands before the mark, and no mark of a quotation is in it. */
const wordsBefore = (answer: string, { start, end }: Span): Span => {
  const line = answer.slice(start, end)
  const breakAt = line.lastIndexOf('\n')
  const from = breakAt === -1 ? 0 : breakAt + 1
  const lead = /^[ \t>]*/u.exec(line.slice(from))?.[0].length ?? 0
  return { start: start + from + lead, end }
}

/**
 * Passages of an answer that stand word for word in the files, and pages that it refers to. Differences that are none to a reader, such as line
 * breaks, hyphens at their ends, quotation marks, ligatures and letters in bold, do not count. Files are given oldest first.
 */
export const matchPassages = (answer: string, files: readonly SearchedFile[]): readonly LocalMatch[] => {
  if (files.length === 0) return []
  const told = pageReferences(answer)
  const quotations = matchQuotations(answer, files, told)
  return [...quotations, ...matchReferences(answer, files, told, quotations)]
    .toSorted((one, other) => one.end - other.end)
    .slice(0, maximumMatches)
    .map(({ attachmentId, page, passage, ...span }) => {
      const { start, end } = wordsBefore(answer, span)
      const quote = answer.slice(start, end)
      return { quote, occurrence: occurrencesBefore(answer, quote, start), attachmentId, page, passage }
    })
}
