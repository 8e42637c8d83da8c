import {
  ConverseStreamCommand,
  type BedrockRuntimeClient,
  type ConverseStreamCommandInput,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime'
import type { ErrorScene } from './error-scene.ts'
import { explainError } from './explain-error.ts'
import { cutStream, emptyStream, mapStreamEvent, type StreamState } from './map-stream-event.ts'
import { readFailure } from './read-failure.ts'
import { broken, cancelled, completed, endedEarly, stalled, type Measured } from './reply-outcome.ts'
import type { ReplyEvent, ReplyOutcome } from './reply-event.ts'
import { createStallWatchdog } from './stall-watchdog.ts'
import { sendWhole } from './whole-reply.ts'

export type ReplyTimeouts = { readonly firstEventTimeoutMs: number; readonly betweenEventsTimeoutMs: number }

/** One attempt at a reply: `client` and `input` are made inside the guarded part, so that whatever they throw becomes an outcome. */
export type Attempt = {
  readonly client: () => Promise<BedrockRuntimeClient>
  readonly input: () => ConverseStreamCommandInput
  readonly isWhole: boolean
  readonly scene: () => ErrorScene
  readonly timeouts: ReplyTimeouts
  readonly nowMs: () => number
}

type Sent = { readonly events: AsyncIterable<ConverseStreamOutput>; readonly requestId: string | null }

const nothingCame: AsyncIterable<ConverseStreamOutput> = {
  async *[Symbol.asyncIterator]() {},
}

const sendStreamed = async (client: BedrockRuntimeClient, input: ConverseStreamCommandInput, signal: AbortSignal): Promise<Sent> => {
  const output = await client.send(new ConverseStreamCommand(input), { abortSignal: signal })
  return { events: output.stream ?? nothingCame, requestId: output.$metadata.requestId ?? null }
}

const send = async (attempt: Attempt, signal: AbortSignal): Promise<Sent> => {
  const input = attempt.input()
  const client = await attempt.client()
  return attempt.isWhole ? sendWhole(client, input, signal) : sendStreamed(client, input, signal)
}

/**
 * Sends one request and yields its parts as they come; whatever goes wrong is returned as the outcome.
 * Only a `messageStop` makes a reply complete: a cut connection may look like a normal end.
 */
export async function* streamReply(attempt: Attempt, signal: AbortSignal): AsyncGenerator<ReplyEvent, ReplyOutcome> {
  const { firstEventTimeoutMs, betweenEventsTimeoutMs } = attempt.timeouts
  const watchdog = createStallWatchdog(signal)
  const startedAtMs = attempt.nowMs()
  let state: StreamState = emptyStream
  let measured: Measured = { timeToFirstTokenMs: null, requestId: null }
  let timeoutMs = firstEventTimeoutMs
  let outcome: ReplyOutcome
  try {
    const sent = await watchdog.guard(send(attempt, watchdog.signal), timeoutMs)
    measured = { ...measured, requestId: sent.requestId }
    const iterator = sent.events[Symbol.asyncIterator]()
    let next = await watchdog.guard(iterator.next(), timeoutMs)
    while (next.done !== true) {
      timeoutMs = betweenEventsTimeoutMs
      const step = mapStreamEvent(state, next.value)
      state = step.state
      if (measured.timeToFirstTokenMs === null && step.events.length > 0) {
        measured = { ...measured, timeToFirstTokenMs: attempt.nowMs() - startedAtMs }
      }
      yield* step.events
      next = await watchdog.guard(iterator.next(), timeoutMs)
    }
    outcome = state.stopReason === null ? endedEarly(state, measured) : completed(state, measured)
  } catch (cause) {
    measured = { ...measured, requestId: measured.requestId ?? readFailure(cause).requestId }
    if (state.stopReason !== null) outcome = completed(state, measured)
    else if (signal.aborted) outcome = cancelled(state, measured)
    else if (watchdog.hasStalled()) outcome = stalled(timeoutMs, state, measured)
    else outcome = broken(explainError(cause, attempt.scene()), state, measured)
  } finally {
    watchdog.stop()
  }
  yield* cutStream(state).events
  return outcome
}
