import type { OutputSchema, SavedSchema } from '../../shared/inference.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

/** The library of schemas that an answer can be given. `error` is why it could not be read, or why the last change was not kept. */
export type OutputSchemasState = {
  readonly status: 'unknown' | 'loading' | 'ready' | 'failed'
  readonly schemas: readonly SavedSchema[]
  readonly error: UserFacingError | null
}

const store = createStore<OutputSchemasState>({ status: 'unknown', schemas: [], error: null })

export const useOutputSchemas = (): OutputSchemasState => store.use((state) => state)
export const outputSchemasState = store.get

/** Reads the library at its first use, and again after a failure. */
export const loadOutputSchemas = async (): Promise<void> => {
  const { status } = store.get()
  if (status === 'loading' || status === 'ready') return
  store.set((state) => ({ ...state, status: 'loading', error: null }))
  const listed = await tryRequest('schemas.list', {})
  store.set((state) =>
    listed.ok ? { status: 'ready', schemas: byName(listed.value), error: null } : { ...state, status: 'failed', error: listed.error },
  )
}

const byName = (schemas: readonly SavedSchema[]): readonly SavedSchema[] =>
  schemas.toSorted((one, other) => one.name.localeCompare(other.name))

const put = (saved: SavedSchema): void =>
  store.set((state) => ({ ...state, schemas: byName([...state.schemas.filter(({ id }) => id !== saved.id), saved]), error: null }))

/** Null when it was not kept; the state says why. */
export const saveOutputSchema = async (id: string | null, output: OutputSchema): Promise<SavedSchema | null> => {
  const saved = await tryRequest('schemas.save', { id, output })
  if (saved.ok) put(saved.value)
  else store.set((state) => ({ ...state, error: saved.error }))
  return saved.ok ? saved.value : null
}

/** Takes it off the screen at once; `keep` puts it back, `remove` takes it off the disk. */
export const removeOutputSchema = (schema: SavedSchema): { readonly keep: () => void; readonly remove: () => Promise<void> } => {
  store.set((state) => ({ ...state, schemas: state.schemas.filter(({ id }) => id !== schema.id) }))
  const keep = (): void => put(schema)
  const remove = async (): Promise<void> => {
    const removed = await tryRequest('schemas.remove', { id: schema.id })
    if (removed.ok) return
    keep()
    store.set((state) => ({ ...state, error: removed.error }))
  }
  return { keep, remove }
}

/** Why a text is no usable schema; the words of the failure when it could not be checked. */
export const checkOutputSchema = async (text: string): Promise<readonly string[]> => {
  const checked = await tryRequest('schemas.check', { text })
  return checked.ok ? checked.value.problems : [checked.error.title]
}
