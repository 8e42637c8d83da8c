import type { CitationLocation, ContentBlock, Citation as SentCitation } from '@aws-sdk/client-bedrock-runtime'
import type { Citation } from '../../shared/message.ts'
import { textBlocks } from './content-blocks.ts'
import type { RepairContext } from './repair-context.ts'
import { wellFormed } from './well-formed.ts'

const isRange = (start: number, end: number): boolean => start >= 0 && end >= start

type Range = { readonly start: number; readonly end: number }

/** Pages as they are counted in what is sent: of a file of which only some go, the stored numbers are those of the whole. */
const sentPages = ({ start, end }: Range, pageNumbers: readonly number[] | null): Range | null => {
  if (pageNumbers === null) return { start, end }
  const sent = { start: pageNumbers.indexOf(start) + 1, end: pageNumbers.indexOf(end) + 1 }
  return sent.start > 0 && sent.end >= sent.start ? sent : null
}

/** Null where it points at nothing that is in this request. */
const locationOf = ({ location }: Citation, { citable }: RepairContext): CitationLocation | null => {
  if (location === null || location.type === 'web' || location.index < 0 || !isRange(location.start, location.end)) return null
  const { index, start, end } = location
  const limit = location.type === 'search-result' ? citable.searchResults : citable.documents.length
  if (index >= limit) return null
  switch (location.type) {
    case 'document-char':
      return { documentChar: { documentIndex: index, start, end } }
    case 'document-page': {
      const pages = sentPages({ start, end }, citable.documents[index] ?? null)
      return pages === null ? null : { documentPage: { documentIndex: index, ...pages } }
    }
    case 'document-chunk':
      return { documentChunk: { documentIndex: index, start, end } }
    case 'search-result':
      return { searchResultLocation: { searchResultIndex: index, start, end } }
  }
}

const sentCitation = (citation: Citation, context: RepairContext): SentCitation | null => {
  const location = locationOf(citation, context)
  const sourceContent = citation.passages.flatMap(textBlocks)
  if (location === null || sourceContent.length === 0) return null
  return {
    ...(citation.title === null ? {} : { title: wellFormed(citation.title) }),
    ...(citation.source === null ? {} : { source: wellFormed(citation.source) }),
    sourceContent,
    location,
  }
}

/** Cited text goes back with its citations only where every one of them still holds; else it is text like any other. */
export const citedTextBlocks = (
  text: string,
  citations: readonly Citation[],
  isSameModel: boolean,
  context: RepairContext,
): readonly ContentBlock[] => {
  const sent = citations.map((citation) => sentCitation(citation, context))
  const valid = sent.filter((citation) => citation !== null)
  const isWhole = context.isClaude && context.isCiting && isSameModel && valid.length > 0 && valid.length === sent.length
  return isWhole ? textBlocks(text).map((block) => ({ citationsContent: { content: [block], citations: valid } })) : textBlocks(text)
}
