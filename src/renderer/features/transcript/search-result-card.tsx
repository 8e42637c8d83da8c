import type { ToolContent } from '../../../shared/message.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { ExternalLink } from './external-link.tsx'
import { FoldedCard } from './folded-card.tsx'

/** One thing that was found: where it is from, and its passages. */
export const SearchResultCard = ({ part }: { readonly part: Extract<ToolContent, { type: 'search-result' }> }) => (
  <FoldedCard title={words.searchResult(part.title === '' ? words.untitledSource : part.title)}>
    <div className="card-body">
      <p className="card-label">
        <ExternalLink address={part.source}>{part.source}</ExternalLink>
      </p>
      {part.passages.map((passage, index) => (
        <blockquote key={index} className="card-quote" dir="auto">
          {passage}
        </blockquote>
      ))}
    </div>
  </FoldedCard>
)
