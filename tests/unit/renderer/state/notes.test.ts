import { beforeEach, describe, expect, it, vi } from 'vitest'
import { conversationIdSchema } from '../../../../src/shared/ids.ts'
import { noteSchema, type Note } from '../../../../src/shared/note.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const conversationId = conversationIdSchema.parse('11111111-1111-4111-8111-111111111111')
const noteOf = (text: string, createdAt: number, id: string = crypto.randomUUID()): Note =>
  noteSchema.parse({ id, conversationId: null, text, writtenBy: 'person', createdAt, updatedAt: createdAt })
const failure = { code: 'database', title: 'The database is busy', advice: 'Try again.', retryable: true, remedies: [] }

const load = async (answers: Parameters<typeof installBridge>[0]) => {
  const bridge = installBridge(answers)
  const notes = await import('../../../../src/renderer/state/notes.ts')
  return { bridge, texts: () => notes.notesState().notes.map(({ text }) => text), ...notes }
}

describe('the notes', () => {
  beforeEach(() => void vi.resetModules())

  it('follow what the assistant writes, oldest first', async () => {
    const [first, second] = [noteOf('first', 1), noteOf('second', 2)]
    const answers = [[first], [second, first]]
    const { bridge, followNotes, notesState, texts } = await load({ 'notes.list': () => ({ ok: true, value: answers.shift() }) })
    const stop = followNotes(conversationId)
    await vi.waitFor(() => expect(notesState().status).toBe('ready'))
    bridge.say('notes.changed', {})
    await vi.waitFor(() => expect(texts().length).toBe(2))
    stop()
    expect([texts(), bridge.calls]).toEqual([
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
    const { addNote, changeNote, notesState, texts } = await load({
      'notes.add': () => ({ ok: true, value: note }),
      'notes.change': () => answers.shift(),
    })
    const results = [await addNote(null, 'old'), await changeNote(note.id, 'new'), await changeNote(note.id, 'newer')]
    expect([results, texts(), notesState().error]).toEqual([[true, true, false], ['new'], failure])
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
    expect([away, afterUndo, texts(), notesState().error]).toEqual([[], ['kept'], ['kept', 'lost'], failure])
  })
})
