import type { Part } from '../../shared/message.ts'
import type { Usage } from '../../shared/model.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'

/** `index` counts the parts of our message from 0 without gaps; the service's own block numbers may have some. */
export type ReplyEvent =
  | { readonly type: 'part-start'; readonly index: number; readonly part: Part }
  | { readonly type: 'part-delta'; readonly index: number; readonly text: string }
  | { readonly type: 'part-end'; readonly index: number; readonly part: Part }

/** How one round trip ended. `complete` only when the service said that it had finished. */
export type ReplyOutcome = {
  readonly status: 'complete' | 'interrupted' | 'failed' | 'cancelled'
  readonly error: UserFacingError | null
  readonly stopReason: string | null
  readonly usage: Usage | null
  readonly latencyMs: number | null
  readonly timeToFirstTokenMs: number | null
  readonly requestId: string | null
}
