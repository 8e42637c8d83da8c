import type { UserFacingError } from '../user-facing-error.ts'

/** How every request is answered: thrown errors do not survive the bridge. */
export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: UserFacingError }
