import type { Attachment } from '../../../shared/attachment.ts'
import type { Citation } from '../../../shared/message.ts'
import { wholeWords } from '../../../shared/messages/amounts.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { ownPage } from './cited-document.ts'
import type { FoundPlace } from './found-places.ts'

/** Where an address leads to, whatever is said to be its domain; that stands only where the address leads nowhere. */
const domainOf = ({ url, domain }: { readonly url: string; readonly domain: string | null }): string | null => {
  const host = URL.canParse(url) ? new URL(url).host : ''
  return host === '' ? domain : host
}

/** The name of the file where it is known: the service gives back what it was told the file is called, which says nothing. */
export const sourceTitle = ({ title, source, location }: Citation, attachment: Attachment | null): string => {
  const found = [attachment?.name ?? null, title, location?.type === 'web' ? (domainOf(location) ?? location.url) : null, source].find(
    (candidate) => candidate !== null && candidate.trim() !== '',
  )
  return found ?? words.untitledSource
}

const pagesWords = (from: number, to: number): string => (to <= from ? words.sourcePage(from) : words.sourcePages(from, to))

/**
 * Where in its source a passage stands; empty where that says nothing, or no more than its title. The end the service gives is not included, but for
 * pages. Pages are those of the file where it is known, not those of the part of it that was sent.
 */
export const sourcePlace = (citation: Citation, attachment: Attachment | null): string => {
  const { location } = citation
  if (location === null) return ''
  switch (location.type) {
    case 'web':
      return citation.title === null || citation.title.trim() === '' ? '' : (domainOf(location) ?? '')
    case 'document-page': {
      const [from, to] = [location.start, location.end].map((page) => (attachment === null ? page : (ownPage(attachment, page) ?? page)))
      return pagesWords(from ?? location.start, to ?? location.end)
    }
    case 'document-char':
      return words.sourceCharacters(wholeWords(location.start), wholeWords(location.end))
    case 'document-chunk':
      return location.end - location.start <= 1
        ? words.sourceSection(location.start + 1)
        : words.sourceSections(location.start + 1, location.end)
    case 'search-result':
      return words.sourceResult(location.index + 1)
  }
}

/** The page of what was found; a text has no pages. */
export const foundWhere = ({ attachment, page }: FoundPlace): string => (attachment.kind === 'text' ? '' : words.sourcePage(page))
