import type { UsageReport } from '../../../shared/usage.ts'

/** One column of the chart; `key` is a day or a month as the report names it. */
type UsageBar = { readonly key: string; readonly usd: number; readonly replies: number }
export type UsageBars = { readonly unit: 'day' | 'month'; readonly bars: readonly UsageBar[] }

/** More days than these are too narrow to be told apart. */
const maximumDays = 62

const partsOf = (day: string): readonly [number, number, number] => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return [year, month, date]
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Days are counted at noon UTC, where no clock is ever put forward. */
const noonOf = (day: string): number => {
  const [year, month, date] = partsOf(day)
  return Date.UTC(year, month - 1, date, 12)
}

const dayMs = 86_400_000

const daysOf = (from: string, to: string): readonly string[] => {
  const count = Math.max(0, Math.round((noonOf(to) - noonOf(from)) / dayMs) + 1)
  return Array.from({ length: count }, (_day, index) => new Date(noonOf(from) + index * dayMs).toISOString().slice(0, 10))
}

const monthsOf = (from: string, to: string): readonly string[] => {
  const [fromYear, fromMonth] = partsOf(from)
  const [toYear, toMonth] = partsOf(to)
  const count = Math.max(0, (toYear - fromYear) * 12 + toMonth - fromMonth + 1)
  return Array.from({ length: count }, (_month, index) => {
    const month = fromMonth - 1 + index
    return `${fromYear + Math.floor(month / 12)}-${two((month % 12) + 1)}`
  })
}

/** The cost of every day of the period, of a long one of every month; those without use are there as nothing. */
export const usageBars = ({ period: { from, to }, days, months }: UsageReport): UsageBars => {
  const allDays = daysOf(from, to)
  const isByDay = allDays.length <= maximumDays
  const known = new Map((isByDay ? days : months).map((row) => [row.key, row]))
  const keys = isByDay ? allDays : monthsOf(from, to)
  const bars = keys.map((key) => ({ key, usd: known.get(key)?.usd ?? 0, replies: known.get(key)?.replies ?? 0 }))
  return { unit: isByDay ? 'day' : 'month', bars }
}

const dayWords = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const monthWords = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A day or a month in words. */
export const barWords = (key: string): string => {
  const words = key.length === 7 ? monthWords : dayWords
  return words.format(noonOf(key.length === 7 ? `${key}-01` : key))
}
