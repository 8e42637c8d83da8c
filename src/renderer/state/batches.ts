import type { Batch, BatchId, BatchRow, NewBatch } from '../../shared/batch.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

/** `shown` is the batch that has a place of its own now. `error` is why the last wish was not fulfilled. */
export type BatchesState = {
  readonly rows: readonly BatchRow[]
  readonly shown: Batch | null
  readonly status: 'idle' | 'loading' | 'ready' | 'failed'
  readonly error: UserFacingError | null
}

const store = createStore<BatchesState>({ rows: [], shown: null, status: 'idle', error: null })

let wanted: BatchId | null = null

export const useBatches = store.use
export const batchesState = store.get

const rowOf = ({ id, title, profileId, region, modelId, status, createdAt, items }: Batch): BatchRow => ({
  id,
  title,
  profileId,
  region,
  modelId,
  status,
  createdAt,
  total: items.length,
  finished: items.filter((item) => item.status === 'done').length,
  failed: items.filter((item) => item.status === 'failed').length,
})

const newestFirst = (one: BatchRow, other: BatchRow): number => other.createdAt - one.createdAt

const take = (batch: Batch): void =>
  store.set((state) => ({
    ...state,
    rows: [...state.rows.filter(({ id }) => id !== batch.id), rowOf(batch)].toSorted(newestFirst),
    shown: state.shown?.id === batch.id ? batch : state.shown,
  }))

/** Reads the list, and follows what changes. Returns the function that stops it. */
export const listenToBatches = (): (() => void) => {
  const stopListening = on('batch.changed', take)
  void tryRequest('batches.list', {}).then((listed) => {
    if (listed.ok) store.set((state) => ({ ...state, rows: listed.value }))
  })
  return stopListening
}

/** Reads one batch for its place. The last call wins. */
export const loadBatch = async (batchId: BatchId): Promise<void> => {
  const isSame = store.get().shown?.id === batchId
  store.set((state) => ({ ...state, shown: isSame ? state.shown : null, status: 'loading', error: null }))
  wanted = batchId
  const read = await tryRequest('batches.read', { batchId })
  if (wanted !== batchId) return
  store.set((state) =>
    read.ok ? { ...state, shown: read.value, status: 'ready' } : { ...state, shown: null, status: 'failed', error: read.error },
  )
}

/** Asks main for something that answers with an event; a failure stays on the screen. */
const wish = async (name: 'batches.pause' | 'batches.resume' | 'batches.retryFailed', batchId: BatchId): Promise<boolean> => {
  store.set((state) => ({ ...state, error: null }))
  const done = await tryRequest(name, { batchId })
  if (!done.ok) store.set((state) => ({ ...state, error: done.error }))
  return done.ok
}

export const pauseBatch = (batchId: BatchId): Promise<boolean> => wish('batches.pause', batchId)
export const resumeBatch = (batchId: BatchId): Promise<boolean> => wish('batches.resume', batchId)
export const retryFailedFiles = (batchId: BatchId): Promise<boolean> => wish('batches.retryFailed', batchId)

/** The conversations stay. False when it could not be removed. */
export const removeBatch = async (batchId: BatchId): Promise<boolean> => {
  const removed = await tryRequest('batches.remove', { batchId })
  store.set((state) =>
    removed.ok ? { ...state, rows: state.rows.filter(({ id }) => id !== batchId), error: null } : { ...state, error: removed.error },
  )
  return removed.ok
}

/** Main asks where. False when no place was chosen, or it failed: the reason is in the state then. */
export const saveBatch = async (batchId: BatchId): Promise<boolean> => {
  const saved = await tryRequest('batches.save', { batchId })
  store.set((state) => ({ ...state, error: saved.ok ? null : saved.error }))
  return saved.ok && saved.value
}

/** The batch, or why it was not begun. */
export const startBatch = async (batch: NewBatch): Promise<{ readonly started: Batch } | { readonly error: UserFacingError }> => {
  const started = await tryRequest('batches.start', batch)
  if (!started.ok) return { error: started.error }
  take(started.value)
  return { started: started.value }
}
