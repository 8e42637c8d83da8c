import { useMemo } from 'react'
import type { Citation, Message } from '../../../shared/message.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { openConversationState } from '../../state/open-conversation.ts'
import { openDocument } from '../../state/view.ts'
import { citedAttachment, type Source } from './citations.ts'
import { sourceElementId } from './citation-mark.tsx'
import { ExternalLink } from './external-link.tsx'
import { safeLink } from './safe-link.ts'
import { sourcePlace, sourceTitle } from './source-words.ts'

type SourceListProps = { readonly messageId: Message['id']; readonly sources: readonly Source[] }

/** What an answer cites, numbered as its marks are. */
export const SourceList = ({ messageId, sources }: SourceListProps) => (
  <div className="sources" role="group" aria-label={words.sources}>
    <p className="sources-title" aria-hidden>
      {words.sources}
    </p>
    <ol>
      {sources.map(({ number, citation }) => (
        <li key={number} id={sourceElementId(messageId, number)} tabIndex={-1}>
          <SourceTitle citation={citation} />
          {sourcePlace(citation) !== '' && <span className="source-place">{sourcePlace(citation)}</span>}
          <Passages passages={citation.passages.filter((passage) => passage.trim() !== '')} />
        </li>
      ))}
    </ol>
  </div>
)

const addressOf = ({ location, source }: Citation): string | null => {
  const address = location?.type === 'web' ? location.url : source
  return address === null ? null : safeLink(address)
}

const SourceTitle = ({ citation }: { readonly citation: Citation }) => {
  const title = sourceTitle(citation)
  const address = addressOf(citation)
  const attachment = useMemo(() => {
    const { messages, conversation } = openConversationState()
    return citedAttachment(citation, messages, conversation?.contextFrom ?? 0)
  }, [citation])
  if (address !== null) return <ExternalLink address={address}>{title}</ExternalLink>
  if (attachment === null) return <span dir="auto">{title}</span>
  return (
    <button type="button" className="source-open" title={words.openSource(attachment.name)} onClick={() => openDocument(attachment)}>
      <bdi>{title}</bdi>
    </button>
  )
}

const Passages = ({ passages }: { readonly passages: readonly string[] }) =>
  passages.length === 0 ? null : (
    <details className="source-passages">
      <summary>{words.passages(passages.length)}</summary>
      {passages.map((passage, index) => (
        <blockquote key={index} className="card-quote" dir="auto">
          {passage}
        </blockquote>
      ))}
    </details>
  )
