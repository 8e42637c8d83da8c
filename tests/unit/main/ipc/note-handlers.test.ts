import { describe, expect, it } from 'vitest'
import { noteHandlers } from '../../../../src/main/ipc/handlers/notes.ts'
import { addNote, listNotes } from '../../../../src/main/store/notes.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { noteIdSchema } from '../../../../src/shared/note.ts'
import { addConversation, temporaryDatabase } from '../../../support/temporary-database.ts'

const world = () => {
  const { database } = temporaryDatabase()
  const pushes: number[] = []
  let time = 0
  const handlers = noteHandlers({
    database: () => database,
    now: () => (time += 1),
    newId: () => crypto.randomUUID(),
    push: () => pushes.push(time),
  })
  return { database, pushes, handlers, conversationId: addConversation(database, 'Stones') }
}

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
    return 'none'
  } catch (error) {
    return error instanceof ExpectedError ? error.userFacing.code : 'another'
  }
}

describe('noteHandlers', () => {
  it('adds, rewrites and removes notes, and tells of each change', async () => {
    const { handlers, conversationId, pushes } = world()
    const here = await handlers['notes.add']({ conversationId, text: 'Here' })
    const everywhere = await handlers['notes.add']({ conversationId: null, text: 'Everywhere' })
    const changed = await handlers['notes.change']({ noteId: here.id, text: 'Here, rewritten' })
    const listed = await handlers['notes.list']({ conversationId })
    await handlers['notes.remove']({ noteId: here.id })
    expect({
      changed,
      listed,
      left: await handlers['notes.list']({ conversationId }),
      of: await handlers['notes.list']({ conversationId: null }),
    }).toEqual({
      changed: { id: here.id, conversationId, text: 'Here, rewritten', writtenBy: 'person', createdAt: 1, updatedAt: 3 },
      listed: [changed, everywhere],
      left: [everywhere],
      of: [everywhere],
    })
    expect(pushes).toHaveLength(4)
  })

  it('makes a note of the assistant the person’s when they rewrite it', async () => {
    const { database, handlers } = world()
    const id = noteIdSchema.parse(crypto.randomUUID())
    addNote(database, { id, conversationId: null, text: 'Mine', writtenBy: 'assistant', createdAt: 1, updatedAt: 1 })
    expect(await handlers['notes.change']({ noteId: id, text: 'Yours' })).toMatchObject({ text: 'Yours', writtenBy: 'person' })
  })

  it('says that a note is gone, and that there are too many', async () => {
    const { database, handlers, pushes } = world()
    for (let number = 0; number < 200; number += 1) {
      const id = noteIdSchema.parse(crypto.randomUUID())
      addNote(database, { id, conversationId: null, text: 'x', writtenBy: 'person', createdAt: 1, updatedAt: 1 })
    }
    const missing = noteIdSchema.parse(crypto.randomUUID())
    expect({
      change: await codeOf(() => handlers['notes.change']({ noteId: missing, text: 'x' })),
      add: await codeOf(() => handlers['notes.add']({ conversationId: null, text: 'x' })),
      kept: listNotes(database, null).length,
      pushes,
    }).toEqual({ change: 'gone', add: 'too-many-notes', kept: 200, pushes: [] })
  })
})
