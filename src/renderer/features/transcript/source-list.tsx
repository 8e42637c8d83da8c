import { useMemo } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import type { Citation } from '../../../shared/message.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { sourceElementId, type CitedMessage } from './citation-mark.tsx'
import { ExternalLink } from './external-link.tsx'
import type { FoundPlace } from './found-places.ts'
import { attachmentOf, openFound, openSource } from './open-source.ts'
import { safeLink } from './safe-link.ts'
import { foundWhere, sourcePlace, sourceTitle } from './source-words.ts'

/** What an answer cites, numbered as its marks are; then what of it was found in the files on this computer. */
export const SourceList = ({ messageId, position, sources, found }: CitedMessage) => (
  <>
    {sources.length > 0 && (
      <div className="sources" role="group" aria-label={words.sources}>
        <p className="sources-title" aria-hidden>
          {words.sources}
        </p>
        <ol>
          {sources.map(({ number, citation }) => (
            <li key={number} id={sourceElementId(messageId, number)} tabIndex={-1}>
              <SourceLine citation={citation} position={position} />
              <Passages passages={citation.passages.filter((passage) => passage.trim() !== '')} />
            </li>
          ))}
        </ol>
      </div>
    )}
    {found.length > 0 && <FoundList messageId={messageId} found={found} />}
  </>
)

const addressOf = ({ location, source }: Citation): string | null => {
  const address = location?.type === 'web' ? location.url : source
  return address === null ? null : safeLink(address)
}

type SourceLineProps = { readonly citation: Citation; readonly position: number }

const SourceLine = ({ citation, position }: SourceLineProps) => {
  const attachment = useMemo(() => attachmentOf(citation, position), [citation, position])
  const place = sourcePlace(citation, attachment)
  return (
    <>
      <SourceTitle citation={citation} position={position} attachment={attachment} />
      {place !== '' && <span className="source-place">{place}</span>}
    </>
  )
}

const SourceTitle = ({ citation, position, attachment }: SourceLineProps & { readonly attachment: Attachment | null }) => {
  const title = sourceTitle(citation, attachment)
  const address = addressOf(citation)
  if (address !== null) return <ExternalLink address={address}>{title}</ExternalLink>
  if (attachment === null) return <span dir="auto">{title}</span>
  if (attachment.isRemoved) {
    return (
      <span>
        <bdi>{attachment.name}</bdi>
        <span className="source-place">{words.sourceRemoved}</span>
      </span>
    )
  }
  return (
    <button type="button" className="source-open" title={words.openSource(attachment.name)} onClick={() => openSource(citation, position)}>
      <bdi>{title}</bdi>
    </button>
  )
}

const FoundList = ({ messageId, found }: Pick<CitedMessage, 'messageId' | 'found'>) => (
  <div className="sources" role="group" aria-label={words.foundSources}>
    <p className="sources-title" aria-hidden>
      {words.foundSources}
    </p>
    <ol start={found[0]?.number ?? 1}>
      {found.map((place) => (
        <li key={place.number} id={sourceElementId(messageId, place.number)} tabIndex={-1}>
          <FoundTitle place={place} />
          {foundWhere(place) !== '' && <span className="source-place">{foundWhere(place)}</span>}
          <Passages passages={place.passage === '' ? [] : [place.passage]} />
        </li>
      ))}
    </ol>
  </div>
)

const FoundTitle = ({ place }: { readonly place: FoundPlace }) => (
  <button type="button" className="source-open" title={words.openSource(place.attachment.name)} onClick={() => openFound(place)}>
    <bdi>{place.attachment.name}</bdi>
  </button>
)

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
