import { createContext, useContext, type ReactNode } from 'react'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { markEnd, markStart, type Source } from './citations.ts'
import { sourceTitle } from './source-words.ts'

type CitedMessage = { readonly messageId: string; readonly sources: readonly Source[] }

/** The sources that marks in a text point to. */
export const CitedMessageContext = createContext<CitedMessage | null>(null)

export const sourceElementId = (messageId: string, number: number): string => `source-${messageId}-${number}`

/** A text with its marks as buttons that lead to the list of sources. */
export const MarkedText = ({ value }: { readonly value: string }): ReactNode => {
  const cited = useContext(CitedMessageContext)
  if (cited === null) return value
  return value.split(markStart).map((piece, index) => {
    const end = index === 0 ? -1 : piece.indexOf(markEnd)
    if (end === -1) return piece
    const source = cited.sources[Number(piece.slice(0, end)) - 1]
    const rest = piece.slice(end + 1)
    return source === undefined ? (
      rest
    ) : (
      <span key={index}>
        <Mark messageId={cited.messageId} source={source} />
        {rest}
      </span>
    )
  })
}

const Mark = ({ messageId, source }: { readonly messageId: string; readonly source: Source }) => (
  <button
    type="button"
    className="citation-mark"
    title={sourceTitle(source.citation)}
    aria-label={words.source(source.number, sourceTitle(source.citation))}
    onClick={() => showSource(sourceElementId(messageId, source.number))}
  >
    {source.number}
  </button>
)

const showSource = (id: string): void => {
  const item = document.getElementById(id)
  item?.scrollIntoView({ block: 'nearest' })
  item?.focus({ preventScroll: true })
}
