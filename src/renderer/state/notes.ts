import type { ConversationId } from '../../shared/ids.ts'
import type { Note } from '../../shared/note.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

/** The notes of one conversation and those of all; with null only those of all. */
export type NotesState = {
  readonly conversationId: ConversationId | null
  readonly status: 'unknown' | 'loading' | 'ready' | 'failed'
  readonly notes: readonly Note[]
  readonly error: UserFacingError | null
}

const store = createStore<NotesState>({ conversationId: null, status: 'unknown', notes: [], error: null })
/** Off the screen, not yet off the disk: an undo brings them back. */
const hidden = new Set<Note['id']>()
let newest = 0

export const useNotes = (): NotesState => store.use((state) => state)
export const notesState = store.get

const oldestFirst = (one: Note, other: Note): number => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1)
const shown = (notes: readonly Note[]): readonly Note[] => notes.filter(({ id }) => !hidden.has(id)).toSorted(oldestFirst)

/** The last call wins. */
export const loadNotes = async (conversationId: ConversationId | null): Promise<void> => {
  newest += 1
  const ticket = newest
  store.set((state) => ({
    conversationId,
    status: 'loading',
    notes: state.conversationId === conversationId ? state.notes : [],
    error: null,
  }))
  const listed = await tryRequest('notes.list', { conversationId })
  if (ticket !== newest) return
  store.set((state) =>
    listed.ok
      ? { ...state, status: 'ready', notes: shown(listed.value), error: null }
      : { ...state, status: 'failed', error: listed.error },
  )
}

/** Reads the notes and follows what the assistant changes; returns the function that stops it. */
export const followNotes = (conversationId: ConversationId | null): (() => void) => {
  void loadNotes(conversationId)
  return on('notes.changed', () => void loadNotes(conversationId))
}

const put = (note: Note): void =>
  store.set((state) => ({ ...state, notes: shown([...state.notes.filter(({ id }) => id !== note.id), note]), error: null }))

const take = (saved: { readonly ok: true; readonly value: Note } | { readonly ok: false; readonly error: UserFacingError }): boolean => {
  if (saved.ok) put(saved.value)
  else store.set((state) => ({ ...state, error: saved.error }))
  return saved.ok
}

/** False when it was not kept; the state says why. With null it is known in every conversation. */
export const addNote = async (conversationId: ConversationId | null, text: string): Promise<boolean> =>
  take(await tryRequest('notes.add', { conversationId, text }))

export const changeNote = async (noteId: Note['id'], text: string): Promise<boolean> =>
  take(await tryRequest('notes.change', { noteId, text }))

/** Takes it off the screen at once; `keep` puts it back, `remove` takes it off the disk. */
export const removeNote = (note: Note): { readonly keep: () => void; readonly remove: () => Promise<void> } => {
  const { conversationId } = store.get()
  hidden.add(note.id)
  store.set((state) => ({ ...state, notes: shown(state.notes) }))
  const keep = (): void => {
    hidden.delete(note.id)
    if (store.get().conversationId === conversationId) put(note)
  }
  const remove = async (): Promise<void> => {
    const removed = await tryRequest('notes.remove', { noteId: note.id })
    if (removed.ok) {
      hidden.delete(note.id)
      return
    }
    keep()
    store.set((state) => ({ ...state, error: removed.error }))
  }
  return { keep, remove }
}
