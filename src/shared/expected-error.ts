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
