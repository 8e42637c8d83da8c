import { transcriptMessages as words } from '../../shared/messages/transcript.ts'

const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** Less says nothing that anyone would notice. */
const shortestSeconds = 0.1

/** A time as people say it: 0.4 s, 12 s, 2 min 5 s. */
export const durationWords = (durationMs: number): string => {
  const seconds = Math.max(shortestSeconds, durationMs / 1000)
  if (seconds < 9.95) return words.seconds(oneDecimal.format(seconds))
  const whole = Math.round(seconds)
  return whole < 60 ? words.seconds(String(whole)) : words.minutes(String(Math.floor(whole / 60)), String(whole % 60))
}
