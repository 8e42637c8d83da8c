const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const unit = (value: number, name: string): string => `${value} ${name}`

/** A length of time as people say it: its largest unit, and the next one where it still tells something. */
export const durationWords = (lengthMs: number): string => {
  const ms = Math.max(0, lengthMs)
  if (ms < 99.5 * secondMs) return unit(Math.round(ms / secondMs), 's')
  const minutes = Math.round(ms / minuteMs)
  if (minutes < 100) return unit(minutes, 'min')
  if (ms < 2 * dayMs) {
    const rest = minutes % 60
    return rest === 0 ? unit(minutes / 60, 'h') : `${unit(Math.floor(minutes / 60), 'h')} ${unit(rest, 'min')}`
  }
  return unit(Math.round(ms / dayMs), 'days')
}
