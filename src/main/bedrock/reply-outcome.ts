import { bedrockMessages } from '../../shared/messages/bedrock.ts'
import type { Remedy, UserFacingError } from '../../shared/user-facing-error.ts'
import { connectionRows } from './connection-rows.ts'
import type { StreamState } from './map-stream-event.ts'
import type { ReplyOutcome } from './reply-event.ts'

/** What was measured and counted, whatever the end was. */
export type Measured = Pick<ReplyOutcome, 'timeToFirstTokenMs' | 'requestId'>

const lossCodes: ReadonlySet<string> = new Set(connectionRows.map((row) => row.code))

const outcome = (status: ReplyOutcome['status'], error: UserFacingError | null, state: StreamState, measured: Measured): ReplyOutcome => ({
  status,
  error,
  stopReason: state.stopReason,
  usage: state.usage,
  latencyMs: state.latencyMs,
  ...measured,
})

const incomplete = (code: string, title: string, advice: string, hasText: boolean): UserFacingError => ({
  code,
  title,
  advice,
  retryable: true,
  remedies: hasText ? ['continue', 'retry'] : ['retry'],
})

const contextFull: UserFacingError = {
  code: 'too-long',
  title: bedrockMessages.contextFullTitle,
  advice: bedrockMessages.tooLongAdvice,
  retryable: false,
  remedies: ['choose-model', 'remove-attachment'],
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html: the answer ends where the context does. */
export const completed = (state: StreamState, measured: Measured): ReplyOutcome =>
  state.stopReason === 'model_context_window_exceeded'
    ? outcome('interrupted', contextFull, state, measured)
    : outcome('complete', null, state, measured)

export const cancelled = (state: StreamState, measured: Measured): ReplyOutcome => outcome('cancelled', null, state, measured)

export const stalled = (timeoutMs: number, state: StreamState, measured: Measured): ReplyOutcome => {
  const title = bedrockMessages.stalledTitle(Math.max(1, Math.round(timeoutMs / 1000)))
  return outcome('interrupted', incomplete('stalled', title, bedrockMessages.stalledAdvice, state.partCount > 0), state, measured)
}

/** The stream ended as if all were well, but the service never said that it had finished. */
export const endedEarly = (state: StreamState, measured: Measured): ReplyOutcome =>
  outcome(
    'interrupted',
    incomplete('ended-early', bedrockMessages.endedEarlyTitle, bedrockMessages.endedEarlyAdvice, state.partCount > 0),
    state,
    measured,
  )

/**
 * A refusal before anything came is a failure; whatever ends a reply that had begun interrupts it, and it can go on. Nothing is asked again by itself
 * then: that would replace what has come.
 */
export const broken = (error: UserFacingError, state: StreamState, measured: Measured): ReplyOutcome => {
  if (state.partCount === 0) return outcome('failed', error, state, measured)
  const isLoss = lossCodes.has(error.code)
  const remedies = [
    ...new Set<Remedy>([
      'continue',
      ...(isLoss ? (['retry'] as const) : []),
      ...error.remedies.map((remedy) => (remedy === 'wait' ? 'retry' : remedy)),
    ]),
  ]
  return outcome('interrupted', { ...error, remedies }, state, measured)
}
