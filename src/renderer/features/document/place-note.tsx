import { documentMessages as words } from '../../../shared/messages/document.ts'

type PlaceNoteProps = {
  /** Read out when it changes. */
  readonly text: string
  /** False for what can be seen anyway. */
  readonly isShown: boolean
  readonly selection?: string | null
}

/** The quiet line above a document: which pages are sent, and when a passage was not found. */
export const PlaceNote = ({ text, isShown, selection = null }: PlaceNoteProps) => (
  <>
    {selection !== null && <p className="document-pane-note">{words.sentPages(selection.replaceAll('-', '–'))}</p>}
    <p className={isShown ? 'document-pane-note' : 'visually-hidden'} role="status">
      {text}
    </p>
  </>
)
