import type { Citation } from '../../../shared/message.ts'
import { wholeWords } from '../../../shared/messages/amounts.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import type { FoundPlace } from './found-places.ts'

/** Where an address leads to, whatever is said to be its domain; that stands only where the address leads nowhere. */
const domainOf = ({ url, domain }: { readonly url: string; readonly domain: string | null }): string | null => {
  const host = URL.canParse(url) ? new URL(url).host : ''
  return host === '' ? domain : host
}

export const sourceTitle = ({ title, source, location }: Citation): string => {
  const found = [title, location?.type === 'web' ? (domainOf(location) ?? location.url) : null, source].find(
    (candidate) => candidate !== null && candidate.trim() !== '',
  )
  return found ?? words.untitledSource
}

/** Where in its source a passage stands; empty where that says nothing, or no more than its title. The end the service gives is not included, but for pages. */
export const sourcePlace = (citation: Citation): string => {
  const { location } = citation
  if (location === null) return ''
  switch (location.type) {
    case 'web':
      return citation.title === null || citation.title.trim() === '' ? '' : (domainOf(location) ?? '')
    case 'document-page':
      return location.end <= location.start ? words.sourcePage(location.start) : words.sourcePages(location.start, location.end)
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
