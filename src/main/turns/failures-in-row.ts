import type { ItemEnd } from './batch-item.ts'

/** From here on the next file would fail for the same reason. */
const tooMany = 5

export type FailuresInRow = { readonly code: string; readonly count: number; readonly isTooMany: boolean }

const none: FailuresInRow = { code: '', count: 0, isTooMany: false }

/** A person who stops answers says nothing about the files that follow. */
export const countFailure = (before: FailuresInRow = none, { status, error }: ItemEnd): FailuresInRow => {
  if (status === 'waiting' || error?.code === 'stopped') return { ...before, isTooMany: false }
  if (error === null) return none
  const count = before.code === error.code ? before.count + 1 : 1
  return { code: error.code, count, isTooMany: count >= tooMany }
}
