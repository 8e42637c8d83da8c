import type { Attachment } from '../../../shared/attachment.ts'
import type { Citation, Message } from '../../../shared/message.ts'
import { pagesOf } from '../../../shared/page-selection.ts'
import type { DocumentPlace } from '../../state/view.ts'

/** What of the open conversation tells which documents an answer was given. */
type Asked = {
  readonly messages: readonly Message[]
  readonly contextFrom: number
  /** True when the messages begin in the middle of the conversation. */
  readonly hasOlder: boolean
}

/** Documents of one request; older ones go as their text and cannot be cited by their place. */
const documentLimit = 5
const documents: ReadonlySet<Attachment['kind']> = new Set<Attachment['kind']>(['pdf', 'text', 'office'])

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
const withoutEnding = (name: string): string => name.replace(/\.[^.]{1,5}$/u, '')

/** A document is told to the service by its number among all that are sent, never by its own name. */
const numberOf = (title: string): number | null => {
  const number = /^document (\d{1,4})$/iu.exec(title.trim())?.[1]
  return number === undefined ? null : Number(number)
}

/** The attached file that a citation of an answer is from: the one with its number or title, else the one at its place among the documents sent. */
export const citedAttachment = (
  { title, location }: Citation,
  { messages, contextFrom, hasOlder }: Asked,
  answerPosition: number,
): Attachment | null => {
  if (location?.type === 'web' || location?.type === 'search-result') return null
  const attached = messages
    .filter((message) => !message.leftOut && message.position < answerPosition)
    .flatMap(({ position, parts }) => parts.flatMap((part) => (part.type === 'attachment' ? [{ position, file: part.attachment }] : [])))
    .filter(({ file }) => documents.has(file.kind))
  const wanted = plainName(title ?? '')
  const named = attached.findLast(
    ({ file }) => wanted !== '' && (plainName(file.name) === wanted || plainName(withoutEnding(file.name)) === wanted),
  )
  if (named !== undefined) return named.file
  const first = answerPosition > contextFrom ? contextFrom : 0
  const isPartial = hasOlder && (messages[0]?.position ?? 0) > first
  const sent = attached.filter(({ position }) => position >= first)
  const number = numberOf(title ?? '')
  if (number !== null) return isPartial ? null : (sent[number - 1]?.file ?? null)
  const citable = sent.filter(({ file }) => !file.isRemoved).slice(-documentLimit)
  if (location === null || (isPartial && citable.length < documentLimit)) return null
  return citable[location.index]?.file ?? null
}

/** The file's own page: of a file that went with some of its pages, the service counts those it was given. */
export const ownPage = ({ pageSelection, pageCount }: Attachment, page: number): number | null => {
  const own = pageSelection === null ? page : (pagesOf(pageSelection)[page - 1] ?? null)
  return own === null || own < 1 || (pageCount !== null && own > pageCount) ? null : own
}

/** Where a citation opens its file. Characters are those of a text; of other files the service counts in a text of its own. */
export const citedPlace = ({ passages, location }: Citation, attachment: Attachment): DocumentPlace => {
  const said = passages.filter((passage) => passage.trim() !== '')
  const nowhere = { page: null, passages: said, characters: null }
  if (location === null) return nowhere
  switch (location.type) {
    case 'document-page':
      return { ...nowhere, page: ownPage(attachment, location.start) }
    case 'document-char':
      return attachment.kind === 'text' || said.length === 0
        ? { ...nowhere, characters: { start: location.start, end: location.end } }
        : nowhere
    case 'document-chunk':
    case 'search-result':
    case 'web':
      return nowhere
  }
}
