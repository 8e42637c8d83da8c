import type { UsagePeriod } from '../../shared/usage.ts'

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** The day of this computer's clock, as YYYY-MM-DD. */
export const localDay = (timeMs: number): string => {
  const date = new Date(timeMs)
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
}

const startOfDay = (day: string, later: number): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).getTime()
}

/** Milliseconds since 1970: the first of the period, and the first after it. */
export const periodBounds = ({ from, to }: UsagePeriod): { readonly from: number; readonly before: number } => ({
  from: startOfDay(from, 0),
  before: startOfDay(to, 1),
})

/** When the month of `now` began, here. */
export const monthStart = (now: number): number => startOfDay(`${localDay(now).slice(0, 7)}-01`, 0)
