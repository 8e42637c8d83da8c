import { batchMessages as words } from '../../../shared/messages/batch.ts'
import type { Batch, BatchItem } from '../../../shared/batch.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'

/** From here on a paused batch says why. */
const sameFailures = 5

export type Standing = {
  readonly total: number
  readonly done: number
  readonly failed: number
  readonly running: number
  readonly words: string
}

/** How far a batch is, in numbers and in words. */
export const standingOf = ({ status, items }: Pick<Batch, 'status' | 'items'>): Standing => {
  const count = (wanted: BatchItem['status']): number => items.filter((item) => item.status === wanted).length
  const [total, done, failed, running] = [items.length, count('done'), count('failed'), count('running')]
  const progress = failed === 0 ? words.done(done, total) : words.doneAndFailed(done, total, failed)
  return { total, done, failed, running, words: status === 'paused' ? words.pausedProgress(progress) : progress }
}

/** What many files have failed of, when a batch stands still because of it. */
export const reasonOfPause = ({ status, items }: Pick<Batch, 'status' | 'items'>): UserFacingError | null => {
  if (status !== 'paused') return null
  const errors = items.flatMap(({ status: state, error }) => (state === 'failed' && error !== null ? [error] : []))
  const same = errors.map((error) => errors.filter(({ code }) => code === error.code)).find(({ length }) => length >= sameFailures)
  const [first] = same ?? []
  return same === undefined || first === undefined
    ? null
    : { ...first, title: words.failingTitle(same.length), advice: `${first.title}. ${first.advice}`, remedies: [] }
}

export const stateWords = ({ status, error }: Pick<BatchItem, 'status' | 'error'>): string => {
  switch (status) {
    case 'waiting':
      return words.waiting
    case 'running':
      return error === null ? words.running : words.waitingForService
    case 'done':
      return words.finished
    case 'failed':
      return words.failed
  }
}

/** An answer as quiet lines: the marks of Markdown say nothing there. */
export const plainExcerpt = (text: string): string =>
  text
    .replaceAll(/^[#>\s|*-]+/gmu, '')
    .replaceAll(/[*_`|]+/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()

/** Progress is read out when this changes: at each quarter, and when it pauses or ends, not with every file. */
export const announcedStep = (batch: Pick<Batch, 'status' | 'items'>): string => {
  const { total, done, failed } = standingOf(batch)
  return `${batch.status} ${Math.floor((4 * (done + failed)) / Math.max(1, total))}`
}
