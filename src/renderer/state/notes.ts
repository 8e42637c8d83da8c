import type { ConversationId } from '../../shared/ids.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { Note } from '../../shared/note.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

/** The notes of one conversation and those of all; with null only those of all. `error` is also why the last wish was not fulfilled. */
export type NotesState = {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly notes: readonly Note[]
  readonly error: UserFacingError | null
}

/** A conversation's list may be drawn behind that of the settings, so each has its own. */
type Lists = ReadonlyMap<ConversationId | null, NotesState>

const nothingYet: NotesState = { status: 'loading', notes: [], error: null }
const store = createStore<Lists>(new Map())
/** Off the screen, not yet off the disk: an undo brings them back. */
const hidden = new Set<Note['id']>()
const tickets = new Map<ConversationId | null, number>()

export const useNotes = (conversationId: ConversationId | null): NotesState => store.use((lists) => lists.get(conversationId) ?? nothingYet)
export const notesState = (conversationId: ConversationId | null): NotesState => store.get().get(conversationId) ?? nothingYet

const oldestFirst = (one: Note, other: Note): number => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1)
const shown = (notes: readonly Note[]): readonly Note[] => notes.filter(({ id }) => !hidden.has(id)).toSorted(oldestFirst)

const edit = (conversationId: ConversationId | null, change: (list: NotesState) => NotesState): void =>
  store.set((lists) => new Map(lists).set(conversationId, change(lists.get(conversationId) ?? nothingYet)))

const editAll = (change: (list: NotesState, conversationId: ConversationId | null) => NotesState): void =>
  store.set((lists) => new Map([...lists].map(([conversationId, list]) => [conversationId, change(list, conversationId)])))

/** The last call wins. */
export const loadNotes = async (conversationId: ConversationId | null): Promise<void> => {
  const ticket = (tickets.get(conversationId) ?? 0) + 1
  tickets.set(conversationId, ticket)
  edit(conversationId, (list) => ({ ...list, status: 'loading', error: null }))
  const listed = await tryRequest('notes.list', { conversationId })
  if (tickets.get(conversationId) !== ticket) return
  edit(conversationId, (list) =>
    listed.ok ? { status: 'ready', notes: shown(listed.value), error: null } : { ...list, status: 'failed', error: listed.error },
  )
}

/** Reads the notes and follows what the assistant changes; returns the function that stops it. */
export const followNotes = (conversationId: ConversationId | null): (() => void) => {
  void loadNotes(conversationId)
  return on('notes.changed', () => void loadNotes(conversationId))
}

const put = (note: Note): void =>
  editAll((list, conversationId) =>
    note.conversationId === null || note.conversationId === conversationId
      ? { ...list, notes: shown([...list.notes.filter(({ id }) => id !== note.id), note]), error: null }
      : list,
  )

const fail = (error: UserFacingError): void => editAll((list) => ({ ...list, error }))

const take = (saved: Result<Note>): boolean => {
  if (saved.ok) put(saved.value)
  else fail(saved.error)
  return saved.ok
}

/** False when it was not kept; the state says why. With null it is known in every conversation. */
export const addNote = async (conversationId: ConversationId | null, text: string): Promise<boolean> =>
  take(await tryRequest('notes.add', { conversationId, text }))

export const changeNote = async (noteId: Note['id'], text: string): Promise<boolean> =>
  take(await tryRequest('notes.change', { noteId, text }))

/** Takes it off the screen at once; `keep` puts it back, `remove` takes it off the disk. */
export const removeNote = (note: Note): { readonly keep: () => void; readonly remove: () => Promise<void> } => {
  hidden.add(note.id)
  editAll((list) => ({ ...list, notes: shown(list.notes) }))
  const keep = (): void => {
    hidden.delete(note.id)
    put(note)
  }
  const remove = async (): Promise<void> => {
    const removed = await tryRequest('notes.remove', { noteId: note.id })
    if (removed.ok) {
      hidden.delete(note.id)
      return
    }
    keep()
    fail(removed.error)
  }
  return { keep, remove }
}
