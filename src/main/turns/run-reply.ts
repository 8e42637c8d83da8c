import type { ExpectedError } from '../../shared/expected-error.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import type { Message, MessageStatus } from '../../shared/message.ts'
import type { ReplyDetails } from '../../shared/model.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import type { AwsConnection } from '../aws-connection.ts'
import { alternativesFor } from '../bedrock/alternatives.ts'
import type { ReplyOutcome } from '../bedrock/reply-event.ts'
import type { ReplyRequest } from '../bedrock/reply-request.ts'
import type { Bedrock } from '../bedrock/open-bedrock.ts'
import type { ReplyTimeouts } from '../bedrock/stream-reply.ts'
import { costOf } from '../bedrock/pricing.ts'
import { finishMessage } from '../store/messages.ts'
import { recordUsage } from '../store/usage.ts'
import type { ActiveTurn } from './active-turns.ts'
import type { TurnDependencies } from './turn-dependencies.ts'
import { createTurnRecorder, type TurnRecorder } from './turn-recorder.ts'

/** What a reply ended as: `wantsTools` only when it is complete, so the calls of a cut reply are never run. */
export type FinishedReply = {
  readonly status: MessageStatus
  readonly recorder: TurnRecorder
  readonly wantsTools: boolean
  readonly details: ReplyDetails
}

/** `signInNeeded`: nothing came and nothing was written; the same request may go again. */
export type ReplyResult = FinishedReply | { readonly signInNeeded: UserFacingError }

const notSaved = (cause: unknown): UserFacingError => ({
  code: 'not-saved',
  title: mainMessages.notSavedTitle,
  advice: mainMessages.notSavedAdvice,
  detail: cause instanceof Error ? cause.message : String(cause),
  retryable: true,
  remedies: ['retry'],
})

const interruptedByQuit: UserFacingError = {
  code: 'interrupted',
  title: mainMessages.interruptedByQuitTitle,
  advice: mainMessages.interruptedByQuitAdvice,
  retryable: true,
  remedies: ['continue', 'retry'],
}

const detailsOf = ({ modelId, behind }: ReplyRequest, outcome: ReplyOutcome): ReplyDetails => ({
  modelId,
  stopReason: outcome.stopReason,
  usage: outcome.usage,
  cost: outcome.usage === null ? null : costOf(modelId, outcome.usage, behind),
  latencyMs: outcome.latencyMs,
  timeToFirstTokenMs: outcome.timeToFirstTokenMs,
  requestId: outcome.requestId,
})

/** Writes the end of an answer, or says that it could not be written; the window hears the same either way. */
const end = (
  dependencies: TurnDependencies,
  turn: ActiveTurn,
  answer: Message,
  status: MessageStatus,
  error: UserFacingError | null,
  details: ReplyDetails | null,
): MessageStatus => {
  try {
    finishMessage(dependencies.database(), answer.id, { status, error, details })
    turn.emit({ type: 'message-end', messageId: answer.id, status, error, details })
    return status
  } catch (cause) {
    turn.emit({ type: 'message-end', messageId: answer.id, status: 'failed', error: notSaved(cause), details })
    return 'failed'
  }
}

/** Ends an answer whose request could not even be made. */
export const failReply = (dependencies: TurnDependencies, turn: ActiveTurn, answer: Message, error: ExpectedError['userFacing']): void => {
  end(dependencies, turn, answer, 'failed', error, null)
}

/** Ends an answer that was stopped before anything came. */
export const endStopped = (dependencies: TurnDependencies, turn: ActiveTurn, answer: Message): void => {
  const byQuit = turn.signal.reason === 'quit'
  end(dependencies, turn, answer, byQuit ? 'interrupted' : 'cancelled', byQuit ? interruptedByQuit : null, null)
}

export type ReplyRun = {
  readonly dependencies: TurnDependencies
  readonly turn: ActiveTurn
  readonly answer: Message
  readonly profileId: string
  readonly bedrock: Bedrock
  readonly connection: AwsConnection
  readonly request: ReplyRequest
  readonly timeouts: ReplyTimeouts
  readonly onFirstPart: () => void
}

/** What a failure that a sign-in can mend looks like: it says so, by a button or by a command. */
export const isMendedBySignIn = ({ remedies, context }: UserFacingError): boolean =>
  remedies.includes('sign-in') || context?.command !== undefined

const withAlternatives = async (run: ReplyRun, error: UserFacingError | null): Promise<UserFacingError | null> => {
  if (error === null || !error.remedies.includes('use-alternative')) return error
  const models = await run.dependencies.listedModels(run.connection.profileId, run.connection.region)
  return { ...error, context: { ...error.context, alternatives: [...alternativesFor(models, run.request.modelId)] } }
}

const keepUsage = ({ dependencies, answer, profileId, request }: ReplyRun, details: ReplyDetails): void => {
  if (details.usage === null || details.cost === null) return
  recordUsage(dependencies.database(), {
    conversationId: answer.conversationId,
    messageId: answer.id,
    purpose: 'reply',
    profileId,
    modelId: request.modelId,
    usage: details.usage,
    cost: details.cost,
    createdAt: dependencies.now(),
  })
}

/**
 * One round trip: sends the request, records and reports what comes, and writes how it ended. When the service wants a sign-in before anything
 * came, nothing is written and the answer stays open, so that the same request can be sent again.
 */
export const runReply = async (run: ReplyRun): Promise<ReplyResult> => {
  const { dependencies, turn, answer, bedrock, connection, request, timeouts, onFirstPart } = run
  const writeFailed = new AbortController()
  const recorder = createTurnRecorder(dependencies.database, answer, (cause) => writeFailed.abort(cause))
  turn.track(answer, recorder.parts)
  const stream = bedrock.streamReply(connection, request, timeouts, AbortSignal.any([turn.signal, writeFailed.signal]))
  let next = await stream.next()
  if (next.done !== true) onFirstPart()
  while (next.done !== true) {
    const event = next.value
    recorder.apply(event)
    turn.emit({ ...event, messageId: answer.id })
    next = await stream.next()
  }
  const outcome = next.value
  recorder.flush()
  if (outcome.error !== null && isMendedBySignIn(outcome.error) && recorder.parts().length === 0) return { signInNeeded: outcome.error }
  const details = detailsOf(request, outcome)
  if (recorder.hasFailed()) {
    const error = notSaved(writeFailed.signal.reason)
    return { status: end(dependencies, turn, answer, 'failed', error, details), recorder, wantsTools: false, details }
  }
  keepUsage(run, details)
  const byQuit = outcome.status === 'cancelled' && turn.signal.reason === 'quit'
  const status = byQuit ? 'interrupted' : outcome.status
  const error = byQuit ? interruptedByQuit : await withAlternatives(run, outcome.error)
  const written = end(dependencies, turn, answer, status, error, details)
  const wantsTools = written === 'complete' && recorder.parts().some((part) => part.type === 'tool-call' && part.outcome === null)
  return { status: written, recorder, wantsTools, details }
}
