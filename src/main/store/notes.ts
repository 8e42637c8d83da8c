import { z } from 'zod'
import type { ConversationId } from '../../shared/ids.ts'
import { noteSchema, type Note, type NoteId } from '../../shared/note.ts'
import { forgetDeleted, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

/** Of one conversation, and as many again of all: more would crowd what is asked out of the request. */
export const maximumNotes = 200

const columns = 'id, conversation_id AS conversationId, text, written_by AS writtenBy, created_at AS createdAt, updated_at AS updatedAt'

/** Those of the conversation and those of all, oldest first; with null only those of all. */
export const listNotes = (database: ReadableDatabase, conversationId: ConversationId | null): Note[] =>
  z
    .array(noteSchema)
    .parse(
      statement(
        database,
        `SELECT ${columns} FROM notes WHERE conversation_id IS NULL OR conversation_id = ? ORDER BY created_at, rowid`,
      ).all(conversationId),
    )

const getNote = (database: ReadableDatabase, id: NoteId): Note | null => {
  const row = statement(database, `SELECT ${columns} FROM notes WHERE id = ?`).get(id)
  return row === undefined ? null : noteSchema.parse(row)
}

export const addNote = (database: WritableDatabase, note: Note): Note => {
  const { id, conversationId, text, writtenBy, createdAt, updatedAt } = noteSchema.parse(note)
  statement(database, 'INSERT INTO notes (id, conversation_id, text, written_by, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)').run(
    id,
    conversationId,
    text,
    writtenBy,
    createdAt,
    updatedAt,
  )
  return note
}

/** Those of the conversation alone; with null those of all. */
export const countNotes = (database: ReadableDatabase, conversationId: ConversationId | null): number =>
  z.number().parse(statement(database, 'SELECT count(*) FROM notes WHERE conversation_id IS ?').pluck().get(conversationId))

/** What a person rewrites is theirs from then on. Null where it is not there any more. */
export const changeNote = (database: WritableDatabase, id: NoteId, text: string, now: number): Note | null => {
  statement(database, "UPDATE notes SET text = ?, written_by = 'person', updated_at = ? WHERE id = ?").run(text, now, id)
  return getNote(database, id)
}

export const removeNote = (database: WritableDatabase, id: NoteId): void => {
  statement(database, 'DELETE FROM notes WHERE id = ?').run(id)
  forgetDeleted(database)
}
