import type { AuditEntry, AuditQuery } from '../../shared/tool-audit.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

/** While another query is read, what the one before found stays. `total` counts what the query finds. */
type AuditState = {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly query: AuditQuery
  readonly entries: readonly AuditEntry[]
  readonly total: number
  readonly isLoadingMore: boolean
  readonly error: UserFacingError | null
}

const pageSize = 50
const typingPauseMs = 200
export const everyCall: AuditQuery = { text: '', kind: null, outcome: null, decision: null, conversationId: null }

const store = createStore<AuditState>({ status: 'loading', query: everyCall, entries: [], total: 0, isLoadingMore: false, error: null })
let newest = 0
let typingTimer: ReturnType<typeof setTimeout> | undefined

export const useAudit = store.use
export const auditState = store.get

/** Reads the first page of what the query finds. The last call wins. */
export const loadAudit = async (): Promise<void> => {
  clearTimeout(typingTimer)
  newest += 1
  const ticket = newest
  store.set((state) => ({ ...state, status: 'loading', isLoadingMore: false, error: null }))
  const page = await tryRequest('audit.list', { ...store.get().query, limit: pageSize, offset: 0 })
  if (ticket !== newest) return
  store.set((state) =>
    page.ok ? { ...state, ...page.value, status: 'ready', error: null } : { ...state, status: 'failed', error: page.error },
  )
}

/** Begins with every call again. */
export const openAudit = (): Promise<void> => {
  store.set((state) => ({ ...state, query: everyCall }))
  return loadAudit()
}

/** Looks for other calls: at once, but for what is being typed. */
export const changeAuditQuery = (change: Partial<AuditQuery>): void => {
  store.set((state) => ({ ...state, query: { ...state.query, ...change } }))
  clearTimeout(typingTimer)
  if (change.text === undefined) void loadAudit()
  else typingTimer = setTimeout(() => void loadAudit(), typingPauseMs)
}

/** Calls that came in the meantime move the rest along: what is known already is not shown twice. */
export const loadMoreCalls = async (): Promise<void> => {
  const { status, entries, total, isLoadingMore, query } = store.get()
  if (status !== 'ready' || entries.length >= total || isLoadingMore) return
  const ticket = newest
  store.set((state) => ({ ...state, isLoadingMore: true }))
  const page = await tryRequest('audit.list', { ...query, limit: pageSize, offset: entries.length })
  if (ticket !== newest) return
  const known = new Set(entries.map(({ id }) => id))
  store.set((state) =>
    page.ok
      ? {
          ...state,
          entries: [...state.entries, ...page.value.entries.filter(({ id }) => !known.has(id))],
          total: page.value.entries.length === 0 ? state.entries.length : page.value.total,
          isLoadingMore: false,
          error: null,
        }
      : { ...state, isLoadingMore: false, error: page.error },
  )
}

/** Main asks where. False when no place was picked, or it failed: the reason is in the state then. */
export const saveAudit = async (): Promise<boolean> => {
  const saved = await tryRequest('audit.save', store.get().query)
  store.set((state) => ({ ...state, error: saved.ok ? null : saved.error }))
  return saved.ok && saved.value
}

export const clearAudit = async (): Promise<boolean> => {
  const cleared = await tryRequest('audit.clear', {})
  if (cleared.ok) await loadAudit()
  else store.set((state) => ({ ...state, error: cleared.error }))
  return cleared.ok
}
