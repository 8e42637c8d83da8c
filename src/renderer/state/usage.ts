import type { ConversationId } from '../../shared/ids.ts'
import type { UsagePeriod, UsageReport, UsageTotals } from '../../shared/usage.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'
import { localDay } from './local-day.ts'

export const periodChoices = ['this-month', 'last-month', 'last-30-days', 'this-year', 'own'] as const
export type PeriodChoice = (typeof periodChoices)[number]

/** While another period is read, the report of the one before stays. */
export type UsageState = {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed'
  readonly report: UsageReport | null
  readonly error: UserFacingError | null
}

const store = createStore<UsageState>({ status: 'idle', report: null, error: null })
const totals = createStore<ReadonlyMap<ConversationId, UsageTotals>>(new Map())
let newest = 0

export const useUsage = store.use
export const usageState = store.get

/** The local days of a choice, as they are at `now`. */
export const periodOf = (choice: Exclude<PeriodChoice, 'own'>, now: number): UsagePeriod => {
  const today = new Date(now)
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()]
  const to = localDay(today)
  switch (choice) {
    case 'this-month':
      return { from: localDay(new Date(year, month, 1)), to }
    case 'last-month':
      return { from: localDay(new Date(year, month - 1, 1)), to: localDay(new Date(year, month, 0)) }
    case 'last-30-days':
      return { from: localDay(new Date(year, month, day - 29)), to }
    case 'this-year':
      return { from: localDay(new Date(year, 0, 1)), to }
  }
}

/** Reads what a period has used. The last call wins. */
export const loadUsage = async (period: UsagePeriod): Promise<void> => {
  newest += 1
  const ticket = newest
  store.set((state) => ({ ...state, status: 'loading', error: null }))
  const read = await tryRequest('usage.read', period)
  if (ticket !== newest) return
  store.set((state) => (read.ok ? { status: 'ready', report: read.value, error: null } : { ...state, status: 'failed', error: read.error }))
}

/** Main asks where. False when no place was picked or it failed; the reason is in the state then. */
export const exportUsage = async (period: UsagePeriod): Promise<boolean> => {
  const written = await tryRequest('usage.export', period)
  store.set((state) => ({ ...state, error: written.ok ? null : written.error }))
  return written.ok && written.value.isSaved
}

export const useConversationUsage = (conversationId: ConversationId | null): UsageTotals | null =>
  totals.use((known) => (conversationId === null ? null : (known.get(conversationId) ?? null)))

/** When it cannot be had, what was known before stays. */
export const loadConversationUsage = async (conversationId: ConversationId): Promise<void> => {
  const read = await tryRequest('usage.ofConversation', { conversationId })
  if (read.ok) totals.set((known) => new Map(known).set(conversationId, read.value))
}
