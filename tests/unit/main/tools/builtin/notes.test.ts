import { describe, expect, it } from 'vitest'
import { addNote, listNotes } from '../../../../../src/main/store/notes.ts'
import { noteIdSchema } from '../../../../../src/shared/note.ts'
import { ownToolWorld as world } from '../../../../support/own-tool-world.ts'
import { called, toolContext } from '../../../../support/planned-call.ts'
import { addConversation } from '../../../../support/temporary-database.ts'

describe('notes', () => {
  it('asks once for a conversation, and each time for all conversations, with the words', async () => {
    const { plan } = world()
    const [here, everywhere] = await Promise.all([
      plan('remember_note', { text: 'Metric units' }),
      plan('remember_note', { text: 'Metric units', forAllConversations: true }),
    ])
    expect([here.ask, everywhere.ask]).toEqual([
      {
        view: { type: 'input', input: { text: 'Metric units', forAllConversations: false } },
        reasons: ['keeps-note'],
        scopes: ['once', 'conversation'],
        key: 'any',
        what: 'Keep notes about this conversation',
      },
      {
        view: { type: 'input', input: { text: 'Metric units', forAllConversations: true } },
        reasons: ['keeps-note'],
        scopes: ['once'],
        key: 'Metric units',
        what: 'Keep this note for all conversations',
      },
    ])
  })

  it('keeps, lists, finds and forgets them, and tells the window', async () => {
    const { database, conversationId, call, pushes } = world()
    await call('remember_note', { text: 'Metric units' })
    await call('remember_note', { text: 'Call me Ada', forAllConversations: true })
    const [first, second] = listNotes(database, conversationId)
    const again = await call('remember_note', { text: 'Metric units' })
    const found = await call('recall_notes', { query: 'ada' })
    await call('forget_note', { id: first?.id })
    expect({ again, found, left: listNotes(database, null).map(({ text: said, writtenBy }) => [said, writtenBy]), pushes }).toEqual({
      again: { isError: false, text: `This was remembered already, as ${first?.id}.` },
      found: {
        isError: false,
        text: JSON.stringify([{ id: second?.id, known: 'for all conversations', date: '2026-02-28', text: 'Call me Ada' }], null, 1),
      },
      left: [['Call me Ada', 'assistant']],
      pushes: ['notes', 'notes', 'notes'],
    })
  })

  it('knows nothing of the notes of another conversation', async () => {
    const { database, tools, call } = world()
    const other = addConversation(database, 'Other')
    const id = noteIdSchema.parse(crypto.randomUUID())
    addNote(database, { id, conversationId: other, text: 'Hidden', writtenBy: 'person', createdAt: 1, updatedAt: 1 })
    expect(await call('recall_notes', {})).toEqual({ isError: false, text: 'There are no notes yet.' })
    await expect(call('forget_note', { id })).rejects.toThrow(`There is no note ${id} that can be seen from this conversation.`)
    expect(await called(tools, 'recall_notes', { query: 'x' }, toolContext(other))).toEqual({
      isError: false,
      text: 'No note has all words of: x',
    })
  })

  it('asks each time before it removes what the person wrote, and removes nothing that has changed since', async () => {
    const { database, conversationId, plan } = world()
    const id = noteIdSchema.parse(crypto.randomUUID())
    addNote(database, { id, conversationId, text: 'Mine', writtenBy: 'person', createdAt: 1, updatedAt: 1 })
    const { ask, run } = await plan('forget_note', { id })
    database.prepare('UPDATE notes SET text = ?').run('Mine, rewritten')
    expect(ask).toMatchObject({ view: { type: 'input', input: { id, text: 'Mine' } }, scopes: ['once'], key: id })
    await expect(run(new AbortController().signal, () => undefined)).rejects.toThrow('There is no note')
    expect(listNotes(database, conversationId)).toHaveLength(1)
  })

  it('keeps no more than there is room for', async () => {
    const { database, conversationId, call } = world()
    for (let number = 0; number < 200; number += 1) {
      const id = noteIdSchema.parse(crypto.randomUUID())
      addNote(database, { id, conversationId, text: `Note ${number}`, writtenBy: 'person', createdAt: 1, updatedAt: 1 })
    }
    await expect(call('remember_note', { text: 'One more' })).rejects.toThrow('There are 200 notes already. Forget some first.')
  })
})
