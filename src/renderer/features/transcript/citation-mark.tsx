import * as Tooltip from 'radix-ui/tooltip'
import { createContext, useContext, type MouseEvent, type ReactNode } from 'react'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { markEnd, markStart, type Source } from './citations.ts'
import type { FoundPlace } from './found-places.ts'
import { attachmentOf, openFound, openSource } from './open-source.ts'
import { foundWhere, sourcePlace, sourceTitle } from './source-words.ts'

export type CitedMessage = {
  readonly messageId: string
  readonly position: number
  readonly sources: readonly Source[]
  /** What the model did not cite and was found on this computer; a message has either. */
  readonly found: readonly FoundPlace[]
}

/** The sources that marks in a text point to. */
export const CitedMessageContext = createContext<CitedMessage | null>(null)

export const sourceElementId = (messageId: string, number: number): string => `source-${messageId}-${number}`

/** What closes a sentence does not begin a line of its own behind a mark. */
const closingSigns = /^[.,;:!?…)\]”’»]+/u
/** A mark does not begin a line either: it stays with the end of the word before it. */
const endOfWord = /\S{1,16}$/u

type MarkedPiece = {
  /** Of the mark that the piece begins with; null where it begins with none. */
  readonly number: number | null
  readonly closing: string
  readonly text: string
  readonly wordEnd: string
}

const pieceOf = (piece: string, index: number, pieces: readonly string[]): MarkedPiece => {
  const end = index === 0 ? -1 : piece.indexOf(markEnd)
  const after = piece.slice(end + 1)
  const closing = end === -1 ? '' : (closingSigns.exec(after)?.[0] ?? '')
  const text = after.slice(closing.length)
  const wordEnd = index === pieces.length - 1 ? '' : (endOfWord.exec(text)?.[0] ?? '')
  return { number: end === -1 ? null : Number(piece.slice(0, end)), closing, text: text.slice(0, text.length - wordEnd.length), wordEnd }
}

/** A text with its marks as buttons that open what is cited. */
export const MarkedText = ({ value }: { readonly value: string }): ReactNode => {
  const cited = useContext(CitedMessageContext)
  if (cited === null) return value
  return value
    .split(markStart)
    .map(pieceOf)
    .map(({ number, closing, text }, index, pieces) => {
      const before = pieces[index - 1]?.wordEnd ?? ''
      if (number === null) return before + text
      return (
        <span key={index}>
          <span className="citation-glued">
            {before}
            <NumberedMark cited={cited} number={number} />
            {closing}
          </span>
          {text}
        </span>
      )
    })
}

const NumberedMark = ({ cited, number }: { readonly cited: CitedMessage; readonly number: number }) => {
  const show = (): void => showSource(sourceElementId(cited.messageId, number))
  const source = cited.sources.find((candidate) => candidate.number === number)
  if (source !== undefined) {
    const { citation } = source
    const attachment = attachmentOf(citation, cited.position)
    const title = sourceTitle(citation, attachment)
    return (
      <Mark
        number={number}
        label={words.source(number, title)}
        title={title}
        place={sourcePlace(citation, attachment)}
        passage={citation.passages.find((passage) => passage.trim() !== '') ?? ''}
        onOpen={() => openSource(citation, cited.position) || show()}
        onShow={show}
      />
    )
  }
  const found = cited.found.find((candidate) => candidate.number === number)
  if (found === undefined) return null
  const where = foundWhere(found)
  return (
    <Mark
      isFound
      number={number}
      label={words.foundSource(number, [found.attachment.name, where].filter((part) => part !== '').join(', '))}
      title={found.attachment.name}
      place={where}
      passage={found.passage}
      onOpen={() => openFound(found)}
      onShow={show}
    />
  )
}

type MarkProps = {
  readonly number: number
  readonly label: string
  readonly title: string
  readonly place: string
  readonly passage: string
  readonly isFound?: boolean
  readonly onOpen: () => void
  /** Shows it in the list of sources. */
  readonly onShow: () => void
}

/** A click opens what is cited; one with Shift, or the other button, goes to the list of sources. */
const Mark = ({ number, label, title, place, passage, isFound = false, onOpen, onShow }: MarkProps) => {
  const showInstead = (event: MouseEvent): void => {
    event.preventDefault()
    onShow()
  }
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button
          type="button"
          className={isFound ? 'citation-mark citation-mark-found' : 'citation-mark'}
          aria-label={label}
          aria-keyshortcuts="Shift+Enter"
          onClick={(event) => (event.shiftKey ? onShow() : onOpen())}
          onContextMenu={showInstead}
        >
          {number}
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tooltip citation-hint" sideOffset={6} collisionPadding={8}>
          <bdi className="citation-hint-title">{title}</bdi>
          {place !== '' && <span className="source-place">{place}</span>}
          {isFound && <p>{words.foundHere}</p>}
          {passage !== '' && (
            <p className="citation-hint-passage" dir="auto">
              {passage}
            </p>
          )}
          <p className="citation-hint-keys">{words.markHint}</p>
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

const showSource = (id: string): void => {
  const item = document.getElementById(id)
  item?.scrollIntoView({ block: 'nearest' })
  item?.focus({ preventScroll: true })
}
