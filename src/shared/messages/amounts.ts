const whole = new Intl.NumberFormat('en')
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
const cents = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const smallest = 0.0001

/** US dollars as people read them: cents from one dollar on, below that the first two digits that say something. */
export const moneyWords = (usd: number): string => {
  if (usd < 0) return `−${moneyWords(-usd)}`
  if (usd === 0) return '$0.00'
  if (usd < smallest) return `under $${smallest}`
  if (usd >= 0.995) return `$${cents.format(usd)}`
  const digits = Math.min(4, Math.max(2, 1 - Math.floor(Math.log10(usd))))
  return `$${usd.toFixed(digits)}`
}

export const wholeWords = (count: number): string => whole.format(count)

/** A count in few letters: 200K, 1.5M. */
export const shortCountWords = (count: number): string => compact.format(count)

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })

const months = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A day as YYYY-MM-DD, two months as YYYY-MM/MM or a season as YYYY-name in words; a text that is none of these stays as it is. */
export const dateWords = (text: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return date.format(Date.parse(text))
  const [, year, first, last] = /^(\d{4})-(\d{2})\/(\d{2})$/u.exec(text) ?? []
  if (year !== undefined) return months.formatRange(Date.parse(`${year}-${first}-01`), Date.parse(`${year}-${last}-01`))
  return text.replace(/^(\d{4})-([a-z]+)$/u, '$2 $1')
}

/** A share as a whole percent; what is there at all is at least 1. */
export const percentOf = (part: number, all: number): number => (part === 0 ? 0 : Math.max(1, Math.round((part / all) * 100)))
