/** A failure as the service words it, and what it is to be called. `remedies` and `context` are those in a scene that knows everything. */
export type KnownFailure = {
  readonly code: string
  readonly name: string
  readonly status: number
  readonly message: string
  readonly remedies: readonly string[]
  /** What the context holds besides region, profile and model. */
  readonly context: readonly string[]
}

export type FailureKind = Omit<KnownFailure, 'message'>

/** One failure for each wording. */
export const sentences = (kind: FailureKind, ...messages: readonly string[]): readonly KnownFailure[] =>
  messages.map((message) => ({ ...kind, message }))

export const validation = { name: 'ValidationException', status: 400, context: [] } as const
export const denied = { name: 'AccessDeniedException', status: 403, context: [] } as const
export const missing = { name: 'ResourceNotFoundException', status: 404, context: [] } as const
export const throttling = { name: 'ThrottlingException', status: 429 } as const
