import type { Check } from '../doctor.ts'
import { doctorMessages as words } from './doctor.ts'

/** How it stands in one line; `isDone` false while something is still being checked. */
export const doctorSummary = (checks: readonly Check[], isDone: boolean): string => {
  if (!isDone) return words.checking
  const named = (status: Check['status']): readonly string[] =>
    checks.filter((check) => check.status === status).map(({ name }) => words.names[name])
  const bad = named('bad')
  if (bad.length > 0) return words.needAttention(bad.length, bad.join(', '))
  if (checks.some(({ status, text }) => status === 'skipped' && text === words.stopped)) return words.stoppedEarly
  const notices = named('notice')
  return notices.length > 0 ? words.worksWithNotices(notices.join(', ')) : words.everythingWorks
}
