import type { JsonValue } from '../../shared/json.ts'
import type { Part } from '../../shared/message.ts'
import type { Adjustment, GuardrailReport, StructuredAnswer, Usage } from '../../shared/model.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'

/** `index` counts the parts of our message from 0 without gaps; the service's own block numbers may have some. */
export type ReplyEvent =
  | { readonly type: 'part-start'; readonly index: number; readonly part: Part }
  | { readonly type: 'part-delta'; readonly index: number; readonly text: string }
  | { readonly type: 'part-end'; readonly index: number; readonly part: Part }

/**
 * One request as it went over the wire and what came, folded into the shape of a Converse response. Bytes stand as
 * `{ "$bytes": { "sha256", "sizeBytes", "base64"? } }`: small ones with their base64, larger ones only by their hash. Words that a guardrail matched are
 * left out. `request` is the body, without the id of the model.
 */
export type Exchange = {
  readonly operation: 'Converse' | 'ConverseStream'
  readonly modelId: string
  /** Milliseconds since 1970. */
  readonly sentAt: number
  readonly request: JsonValue
  readonly response: JsonValue | null
}

/** How one round trip ended. `complete` if and only if the service said that it had finished. */
export type ReplyOutcome = {
  readonly status: 'complete' | 'interrupted' | 'failed' | 'cancelled'
  readonly error: UserFacingError | null
  readonly stopReason: string | null
  readonly usage: Usage | null
  readonly latencyMs: number | null
  readonly timeToFirstTokenMs: number | null
  readonly requestId: string | null
  readonly serviceTier: string | null
  readonly latencyMode: string | null
  readonly invokedModelId: string | null
  readonly responseFields: JsonValue | null
  readonly guardrail: GuardrailReport | null
  readonly adjustments: readonly Adjustment[]
  /** How a schema was asked for; null where none was. */
  readonly outputMode: StructuredAnswer['mode'] | null
  /** What the reasoning of this reply is bound to. */
  readonly prefixHash: string | null
  /** One for each time the request was sent; an attempt that never left has none. */
  readonly exchanges: readonly Exchange[]
}
