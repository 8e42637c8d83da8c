import { refusal, type ExpectedError } from '../../../shared/expected-error.ts'
import { noteMessages } from '../../../shared/messages/notes.ts'
import { noteIdSchema } from '../../../shared/note.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { addNote, changeNote, countNotes, listNotes, maximumNotes, removeNote } from '../../store/notes.ts'
import type { PageHandlers } from '../page-handlers.ts'

export type NoteDependencies = {
  readonly database: () => WritableDatabase
  readonly now: () => number
  readonly newId: () => string
  /** Tells the window that notes have changed. */
  readonly push: () => void
}

const tooMany = (): ExpectedError => refusal('too-many-notes', noteMessages.tooManyTitle(maximumNotes), noteMessages.tooManyAdvice)

const gone = (): ExpectedError => refusal('gone', noteMessages.goneTitle, noteMessages.goneAdvice)

/** What is remembered, as people see and edit it. */
export const noteHandlers = ({ database, now, newId, push }: NoteDependencies): PageHandlers<'notes'> => ({
  'notes.list': ({ conversationId }) => listNotes(database(), conversationId),
  'notes.add': ({ conversationId, text }) => {
    if (countNotes(database(), conversationId) >= maximumNotes) throw tooMany()
    const at = now()
    const id = noteIdSchema.parse(newId())
    const note = addNote(database(), { id, conversationId, text, writtenBy: 'person', createdAt: at, updatedAt: at })
    push()
    return note
  },
  'notes.change': ({ noteId, text }) => {
    const note = changeNote(database(), noteId, text, now())
    if (note === null) throw gone()
    push()
    return note
  },
  'notes.remove': ({ noteId }) => {
    removeNote(database(), noteId)
    push()
    return null
  },
})
