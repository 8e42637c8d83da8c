import type { CitationLocation, ContentBlock, Citation as SentCitation } from '@aws-sdk/client-bedrock-runtime'
import type { Citation } from '../../shared/message.ts'
import { textBlocks } from './content-blocks.ts'
import type { RepairContext } from './repair-context.ts'
import { wellFormed } from './well-formed.ts'

const isRange = (start: number, end: number): boolean => start >= 0 && end >= start

/** Null where it points at nothing that is in this request. */
const locationOf = ({ location }: Citation, { citable }: RepairContext): CitationLocation | null => {
  if (location === null || location.type === 'web' || location.index < 0 || !isRange(location.start, location.end)) return null
  const { index, start, end } = location
  const limit = location.type === 'search-result' ? citable.searchResults : citable.documents
  if (index >= limit) return null
  switch (location.type) {
    case 'document-char':
      return { documentChar: { documentIndex: index, start, end } }
    case 'document-page':
      return { documentPage: { documentIndex: index, start, end } }
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
