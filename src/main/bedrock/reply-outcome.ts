import { bedrockMessages } from '../../shared/messages/bedrock.ts'
import type { Remedy, UserFacingError } from '../../shared/user-facing-error.ts'
import { connectionRows } from './connection-rows.ts'
import { guardrailReport } from './guardrail-report.ts'
import { tooLargeCode } from './limit-reply.ts'
import type { ReplyOutcome } from './reply-event.ts'
import type { StreamState } from './stream-state.ts'

/** What is known of an attempt beside what came, whatever the end was. */
export type Measured = Pick<ReplyOutcome, 'timeToFirstTokenMs' | 'requestId' | 'adjustments' | 'outputMode' | 'prefixHash' | 'exchanges'>
export type Ending = Pick<ReplyOutcome, 'status' | 'error'>

export const unmeasured: Measured = {
  timeToFirstTokenMs: null,
  requestId: null,
  adjustments: [],
  outputMode: null,
  prefixHash: null,
  exchanges: [],
}

const lossCodes: ReadonlySet<string> = new Set(connectionRows.map((row) => row.code))

const hasModelWritten = ({ usage, partCount }: StreamState): boolean => (usage === null ? partCount > 0 : usage.outputTokens > 0)

export const outcomeOf = ({ status, error }: Ending, state: StreamState, measured: Measured): ReplyOutcome => ({
  status,
  error,
  stopReason: state.stopReason,
  usage: state.usage,
  latencyMs: state.latencyMs,
  serviceTier: state.serviceTier,
  latencyMode: state.latencyMode,
  invokedModelId: state.invokedModelId,
  responseFields: state.responseFields,
  guardrail: guardrailReport(state.guardrailTrace, state.stopReason, hasModelWritten(state)),
  ...measured,
})

const incomplete = (code: string, title: string, advice: string, { partCount }: StreamState): Ending => ({
  status: 'interrupted',
  error: { code, title, advice, retryable: true, remedies: partCount > 0 ? ['continue', 'retry'] : ['retry'] },
})

/** The service said that it had finished, for whatever reason: the reason is told, and is no failure. */
export const completed: Ending = { status: 'complete', error: null }

export const cancelled: Ending = { status: 'cancelled', error: null }

export const stalled = (timeoutMs: number, state: StreamState): Ending => {
  const title = bedrockMessages.stalledTitle(Math.max(1, Math.round(timeoutMs / 1000)))
  return incomplete('stalled', title, bedrockMessages.stalledAdvice, state)
}

/** The stream ended as if all were well, but the service never said that it had finished. */
export const endedEarly = (state: StreamState): Ending =>
  incomplete('ended-early', bedrockMessages.endedEarlyTitle, bedrockMessages.endedEarlyAdvice, state)

/**
 * A refusal before anything came is a failure; whatever ends a reply that had begun interrupts it, and it can go on, unless it was too large already. Nothing is asked again by itself
 * then: that would replace what has come.
 */
export const broken = (error: UserFacingError, { partCount }: StreamState): Ending => {
  if (partCount === 0) return { status: 'failed', error }
  const isLoss = lossCodes.has(error.code)
  const remedies = [
    ...new Set<Remedy>([
      ...(error.code === tooLargeCode ? [] : (['continue'] as const)),
      ...(isLoss ? (['retry'] as const) : []),
      ...error.remedies.map((remedy) => (remedy === 'wait' ? 'retry' : remedy)),
    ]),
  ]
  return { status: 'interrupted', error: { ...error, remedies } }
}
