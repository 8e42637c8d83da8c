import { beforeEach, describe, expect, it, vi } from 'vitest'
import { conversationIdSchema } from '../../../../src/shared/ids.ts'
import { noteSchema, type Note } from '../../../../src/shared/note.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { eventually } from '../../../support/eventually.ts'

const conversationId = conversationIdSchema.parse('11111111-1111-4111-8111-111111111111')
const noteOf = (text: string, createdAt: number, id: string = crypto.randomUUID()): Note =>
  noteSchema.parse({ id, conversationId: null, text, writtenBy: 'person', createdAt, updatedAt: createdAt })
const failure = { code: 'database', title: 'The database is busy', advice: 'Try again.', retryable: true, remedies: [] }

const load = async (answers: Parameters<typeof installBridge>[0]) => {
  const bridge = installBridge(answers)
  const notes = await import('../../../../src/renderer/state/notes.ts')
  return { bridge, texts: (of: typeof conversationId | null = null) => notes.notesState(of).notes.map(({ text }) => text), ...notes }
}

describe('the notes', () => {
  beforeEach(() => void vi.resetModules())

  it('follow what the assistant writes, oldest first', async () => {
    const [first, second] = [noteOf('first', 1), noteOf('second', 2)]
    const answers = [[first], [second, first]]
    const { bridge, followNotes, notesState, texts } = await load({ 'notes.list': () => ({ ok: true, value: answers.shift() }) })
    const stop = followNotes(conversationId)
    await eventually(() => expect(notesState(conversationId).status).toBe('ready'))
    bridge.say('notes.changed', {})
    await eventually(() => expect(texts(conversationId).length).toBe(2))
    stop()
    expect([texts(conversationId), bridge.calls]).toEqual([
      ['first', 'second'],
      [
        { name: 'notes.list', input: { conversationId } },
        { name: 'notes.list', input: { conversationId } },
      ],
    ])
  })

  it('are added and changed, and say why they were not', async () => {
    const note = noteOf('old', 1)
    const answers: unknown[] = [
      { ok: true, value: { ...note, text: 'new' } },
      { ok: false, error: failure },
    ]
    const { addNote, changeNote, loadNotes, notesState, texts } = await load({
      'notes.list': () => ({ ok: true, value: [] }),
      'notes.add': () => ({ ok: true, value: note }),
      'notes.change': () => answers.shift(),
    })
    await loadNotes(null)
    const results = [await addNote(null, 'old'), await changeNote(note.id, 'new'), await changeNote(note.id, 'newer')]
    expect([results, texts(), notesState(null).error]).toEqual([[true, true, false], ['new'], failure])
  })

  it('go from the screen at once, stay away while the list is read again, and come back with an undo or a failure', async () => {
    const [kept, lost] = [noteOf('kept', 1), noteOf('lost', 2)]
    const { loadNotes, removeNote, notesState, texts } = await load({
      'notes.list': () => ({ ok: true, value: [kept, lost] }),
      'notes.remove': () => ({ ok: false, error: failure }),
    })
    await loadNotes(null)
    const undone = removeNote(kept)
    const failed = removeNote(lost)
    await loadNotes(null)
    const away = texts()
    undone.keep()
    const afterUndo = texts()
    await failed.remove()
    expect([away, afterUndo, texts(), notesState(null).error]).toEqual([[], ['kept'], ['kept', 'lost'], failure])
  })

  it('of a conversation and those of all are kept apart, and what is known in all is in both', async () => {
    const own = noteSchema.parse({ ...noteOf('own', 1), conversationId })
    const { loadNotes, addNote, texts } = await load({
      'notes.list': ({ conversationId: of }: { readonly conversationId: unknown }) => ({ ok: true, value: of === null ? [] : [own] }),
      'notes.add': () => ({ ok: true, value: noteOf('shared', 2) }),
    })
    await loadNotes(conversationId)
    await loadNotes(null)
    await addNote(null, 'shared')
    expect([texts(conversationId), texts(null)]).toEqual([['own', 'shared'], ['shared']])
  })
})
