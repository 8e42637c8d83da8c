import type { UserFacingError } from './user-facing-error.ts'

/** A failure that is part of life (no network, a broken file): it carries the words for the person and is not logged as a bug. */
export class ExpectedError extends Error {
  readonly userFacing: UserFacingError

  constructor(userFacing: UserFacingError, options?: ErrorOptions) {
    super(userFacing.title, options)
    this.name = 'ExpectedError'
    this.userFacing = userFacing
  }
}

/** The same would be refused again: the advice says what to do instead. */
export const refusal = (code: string, title: string, advice: string, cause?: unknown): ExpectedError =>
  new ExpectedError({ code, title, advice, retryable: false, remedies: [] }, { cause })

/** The same may do a moment later. */
export const failure = (code: string, title: string, advice: string, cause?: unknown): ExpectedError =>
  new ExpectedError({ code, title, advice, retryable: true, remedies: [] }, { cause })
