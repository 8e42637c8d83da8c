import type { MonthUsage } from '../../shared/usage.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'
import { localDay } from './local-day.ts'
import { currentSettings, updateSettings } from './settings.ts'

export type BudgetLevel = 80 | 100
export type BudgetWarning = { readonly level: BudgetLevel; readonly usd: number; readonly budgetUsd: number; readonly month: string }

const store = createStore<{ readonly month: MonthUsage | null }>({ month: null })

/** What this month has cost; null until it is known. */
export const useMonthUsage = (): MonthUsage | null => store.use(({ month }) => month)

/** Reads what this month has cost. When it cannot be had, what was known before stays. */
export const loadMonthUsage = async (): Promise<void> => {
  const read = await tryRequest('usage.month', {})
  if (read.ok) store.set(() => ({ month: read.value }))
}

/** null takes the budget away. False when it could not be saved. */
export const saveBudget = async (monthlyBudgetUsd: number | null): Promise<boolean> => {
  const isSaved = await updateSettings({ monthlyBudgetUsd })
  await loadMonthUsage()
  return isSaved
}

const monthOf = (now: number): string => localDay(new Date(now)).slice(0, 7)

const levelOf = ({ usd, budgetUsd }: MonthUsage): BudgetLevel | null => {
  if (budgetUsd === null || usd < budgetUsd * 0.8) return null
  return usd < budgetUsd ? 80 : 100
}

/** What is to be said about the budget: nothing that was put away in this month already. */
export const budgetWarning = (usage: MonthUsage | null, seen: string, now: number): BudgetWarning | null => {
  const level = usage === null ? null : levelOf(usage)
  if (usage === null || usage.budgetUsd === null || level === null) return null
  const month = monthOf(now)
  const [seenMonth = '', seenLevel = '0'] = seen.split(' ')
  return seenMonth === month && Number(seenLevel) >= level ? null : { level, usd: usage.usd, budgetUsd: usage.budgetUsd, month }
}

export const putBudgetWarningAway = ({ month, level }: BudgetWarning): void => {
  const budgetWarningSeen = `${month} ${level}`
  if (currentSettings().budgetWarningSeen !== budgetWarningSeen) void updateSettings({ budgetWarningSeen })
}
