import type { RememberedApproval } from '../../shared/approval.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

/** What a person has allowed from now on. */
export type RememberedState = {
  readonly status: 'unknown' | 'loading' | 'ready' | 'failed'
  readonly remembered: readonly RememberedApproval[]
  readonly error: UserFacingError | null
}

const store = createStore<RememberedState>({ status: 'unknown', remembered: [], error: null })
let newest = 0

export const useRemembered = (): RememberedState => store.use((state) => state)
export const rememberedState = store.get

/** The last call wins. */
export const loadRemembered = async (): Promise<void> => {
  newest += 1
  const ticket = newest
  store.set((state) => ({ ...state, status: 'loading', error: null }))
  const listed = await tryRequest('approvals.remembered', {})
  if (ticket !== newest) return
  store.set((state) =>
    listed.ok ? { status: 'ready', remembered: listed.value, error: null } : { ...state, status: 'failed', error: listed.error },
  )
}

/** It is asked about again from now on. There is no undo: what is allowed is said where it is asked. */
export const forgetRemembered = async (id: string): Promise<boolean> => {
  const forgotten = await tryRequest('approvals.forget', { id })
  store.set((state) =>
    forgotten.ok
      ? { ...state, remembered: state.remembered.filter((one) => one.id !== id), error: null }
      : { ...state, error: forgotten.error },
  )
  return forgotten.ok
}

export const forgetAllRemembered = async (): Promise<boolean> => {
  const forgotten = await tryRequest('approvals.forgetAll', {})
  store.set((state) => (forgotten.ok ? { ...state, remembered: [], error: null } : { ...state, error: forgotten.error }))
  return forgotten.ok
}
