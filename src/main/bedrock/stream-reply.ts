import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import type { BuiltRequest } from './build-request.ts'
import type { ErrorScene } from './error-scene.ts'
import { explainError } from './explain-error.ts'
import { cutStream, mapStreamEvent } from './map-stream-event.ts'
import { readFailure } from './read-failure.ts'
import { createExchangeRecorder } from './record-exchange.ts'
import { broken, cancelled, completed, endedEarly, outcomeOf, stalled, unmeasured, type Ending, type Measured } from './reply-outcome.ts'
import type { ReplyEvent, ReplyOutcome } from './reply-event.ts'
import { sendRequest, type Sent } from './send-request.ts'
import { createStallWatchdog } from './stall-watchdog.ts'
import { emptyStream, type StreamState } from './stream-state.ts'
import { createReasoningTimer } from './time-reasoning.ts'

export type ReplyTimeouts = { readonly firstEventTimeoutMs: number; readonly betweenEventsTimeoutMs: number }

/**
 * One attempt at a reply: `client` and `input` are made inside the guarded part, so that whatever they throw becomes an outcome.
 * `nowMs` counts from anywhere, `now` from 1970.
 */
export type Attempt = {
  readonly client: () => Promise<BedrockRuntimeClient>
  readonly input: () => BuiltRequest
  readonly scene: () => ErrorScene
  readonly timeouts: ReplyTimeouts
  readonly nowMs: () => number
  readonly now: () => number
}

const asIs = (event: ReplyEvent): ReplyEvent => event

/**
 * Sends one request and yields its parts as they come; whatever goes wrong is returned as the outcome.
 * Only a `messageStop` makes a reply complete: a cut connection may look like a normal end.
 */
export async function* streamReply(attempt: Attempt, signal: AbortSignal): AsyncGenerator<ReplyEvent, ReplyOutcome> {
  const { firstEventTimeoutMs, betweenEventsTimeoutMs } = attempt.timeouts
  const watchdog = createStallWatchdog(signal)
  const recorder = createExchangeRecorder(attempt.now)
  const startedAtMs = attempt.nowMs()
  let withTime = asIs
  let state: StreamState = emptyStream
  let measured: Measured = unmeasured
  let timeoutMs = firstEventTimeoutMs
  let ending: Ending

  const send = async (built: BuiltRequest): Promise<Sent> =>
    sendRequest(await attempt.client(), built, recorder.onDeparture, watchdog.signal)

  try {
    const built = attempt.input()
    const { adjustments, outputMode, prefixHash, isStreamed } = built
    measured = { ...measured, adjustments, outputMode, prefixHash }
    if (isStreamed) withTime = createReasoningTimer(attempt.nowMs)
    const sent = await watchdog.guard(send(built), timeoutMs)
    measured = { ...measured, requestId: sent.requestId }
    if (sent.response !== null) recorder.onResponse(sent.response)
    const iterator = sent.events[Symbol.asyncIterator]()
    let next = await watchdog.guard(iterator.next(), timeoutMs)
    while (next.done !== true) {
      timeoutMs = betweenEventsTimeoutMs
      recorder.onEvent(next.value)
      const step = mapStreamEvent(state, next.value)
      state = step.state
      if (measured.timeToFirstTokenMs === null && step.events.length > 0) {
        measured = { ...measured, timeToFirstTokenMs: attempt.nowMs() - startedAtMs }
      }
      yield* step.events.map(withTime)
      next = await watchdog.guard(iterator.next(), timeoutMs)
    }
    ending = state.stopReason === null ? endedEarly(state) : completed
  } catch (cause) {
    measured = { ...measured, requestId: measured.requestId ?? readFailure(cause).requestId }
    if (state.stopReason !== null) ending = completed
    else if (signal.aborted) ending = cancelled
    else if (watchdog.hasStalled()) ending = stalled(timeoutMs, state)
    else ending = broken(explainError(cause, attempt.scene()), state)
    if (ending.error !== null && !watchdog.hasStalled()) recorder.onFailure(cause)
  } finally {
    watchdog.stop()
  }
  yield* cutStream(state).events.map(withTime)
  return outcomeOf(ending, state, { ...measured, exchanges: recorder.exchanges() })
}
