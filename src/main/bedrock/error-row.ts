import type { Remedy } from '../../shared/user-facing-error.ts'

/** One row of the tables: what a failure looks like, and what it means. Of `names`, `codes` and `text`, those given must all match. */
export type ErrorRow = {
  readonly code: string
  readonly names?: RegExp
  readonly codes?: RegExp
  readonly status?: readonly number[]
  readonly text?: RegExp
  readonly title: string
  readonly advice: string
  readonly remedies: readonly Remedy[]
  readonly retryable: boolean
}
