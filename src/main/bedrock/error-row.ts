import type { Remedy } from '../../shared/user-facing-error.ts'
import type { ConsolePage } from './console-page.ts'
import type { ErrorFacts } from './error-facts.ts'

type Words = string | ((facts: ErrorFacts) => string)

/**
 * One row of the tables: what a failure looks like, and what it means. Of `names`, `codes`, `status` and `text`, those given must all match; `text` is
 * matched against words with plain quotation marks and without backticks. `page` is where `open-page` leads, `waitSeconds` how long `wait` waits.
 */
export type ErrorRow = {
  readonly code: string
  readonly names?: RegExp
  readonly codes?: RegExp
  readonly status?: readonly number[]
  readonly text?: RegExp
  readonly title: Words
  readonly advice: Words
  readonly remedies: readonly Remedy[]
  readonly retryable: boolean
  readonly page?: ConsolePage
  readonly waitSeconds?: number
}
