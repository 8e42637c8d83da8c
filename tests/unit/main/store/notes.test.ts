import { describe, expect, it } from 'vitest'
import { deleteConversation } from '../../../../src/main/store/conversations.ts'
import { addNote, changeNote, countNotes, listNotes, removeNote } from '../../../../src/main/store/notes.ts'
import type { WritableDatabase } from '../../../../src/main/store/database.ts'
import type { ConversationId } from '../../../../src/shared/ids.ts'
import { noteIdSchema, type Note } from '../../../../src/shared/note.ts'
import { addConversation, temporaryDatabase } from '../../../support/temporary-database.ts'

const add = (database: WritableDatabase, conversationId: ConversationId | null, text: string, createdAt: number): Note =>
  addNote(database, {
    id: noteIdSchema.parse(crypto.randomUUID()),
    conversationId,
    text,
    writtenBy: 'assistant',
    createdAt,
    updatedAt: createdAt,
  })

describe('notes', () => {
  it('are those of the conversation and those of all, oldest first', () => {
    const { database } = temporaryDatabase()
    const [here, elsewhere] = [addConversation(database, 'Here'), addConversation(database, 'Elsewhere')]
    const second = add(database, here, 'Second', 2)
    const first = add(database, null, 'First', 1)
    const third = add(database, here, 'Third', 2)
    add(database, elsewhere, 'Hidden', 1)
    expect({
      here: listNotes(database, here),
      all: listNotes(database, null),
      counts: [here, null].map((id) => countNotes(database, id)),
    }).toEqual({
      here: [first, second, third],
      all: [first],
      counts: [2, 1],
    })
  })

  it('go with their conversation, and those of all stay', () => {
    const { database } = temporaryDatabase()
    const here = addConversation(database, 'Here')
    add(database, here, 'Here', 1)
    const everywhere = add(database, null, 'Everywhere', 2)
    deleteConversation(database, here)
    expect(listNotes(database, here)).toEqual([everywhere])
  })

  it('are the person’s once they rewrote them; one that is gone changes no more', () => {
    const { database } = temporaryDatabase()
    const note = add(database, null, 'Old', 1)
    const changed = changeNote(database, note.id, 'New', 5)
    removeNote(database, note.id)
    expect([changed, changeNote(database, note.id, 'Late', 6), listNotes(database, null)]).toEqual([
      { ...note, text: 'New', writtenBy: 'person', updatedAt: 5 },
      null,
      [],
    ])
  })
})
