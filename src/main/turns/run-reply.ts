import type { MessageId } from '../../shared/ids.ts'
import type { Message, Part } from '../../shared/message.ts'
import type { ReplyDetails } from '../../shared/model.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import type { AwsConnection } from '../aws-connection.ts'
import { alternativesFor } from '../bedrock/alternatives.ts'
import type { ReplyOutcome } from '../bedrock/reply-event.ts'
import type { ReplyRequest } from '../bedrock/reply-request.ts'
import type { Bedrock } from '../bedrock/open-bedrock.ts'
import type { ReplyTimeouts } from '../bedrock/stream-reply.ts'
import { outputToolName } from '../bedrock/output-tool-name.ts'
import { costOf } from '../bedrock/pricing.ts'
import { saveExchanges } from '../store/exchanges.ts'
import { readPrices } from '../store/prices.ts'
import { recordUsage } from '../store/usage.ts'
import type { ActiveTurn } from './active-turns.ts'
import { endReply, interruptedByQuit, notSaved } from './end-reply.ts'
import { settingsKeyOf } from './resolve-inference.ts'
import { redactBlocked, redactionOf, showRedacted } from './redact-blocked.ts'
import type { TurnDependencies } from './turn-dependencies.ts'
import { createTurnRecorder, type TurnRecorder } from './turn-recorder.ts'

/** What a reply ended as: `wantsTools` only when it is complete, so the calls of a cut reply are never run. */
export type FinishedReply = {
  readonly recorder: TurnRecorder
  readonly wantsTools: boolean
  readonly details: ReplyDetails
  /** Under which its model keeps its settings. */
  readonly settingsKey: string
  /** Where a guardrail has blocked something, the hashes of files that nothing uses any more; else null. */
  readonly blocked: { readonly unusedFiles: readonly string[] } | null
}

/** `signInNeeded`: nothing came and nothing was written; the same request may go again. */
export type ReplyResult = FinishedReply | { readonly signInNeeded: UserFacingError }

export type ReplyRun = {
  readonly dependencies: TurnDependencies
  readonly turn: ActiveTurn
  readonly answer: Message
  readonly bedrock: Bedrock
  readonly connection: AwsConnection
  readonly request: ReplyRequest
  readonly timeouts: ReplyTimeouts
  /** Answers of an earlier try that this one takes the place of. */
  readonly replaced: readonly MessageId[]
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

/** A call that is ours to run. */
const hasOpenCall = (parts: readonly Part[]): boolean =>
  parts.some((part) => part.type === 'tool-call' && part.outcome === null && part.server !== true && part.name !== outputToolName)

const hasOutputCall = (parts: readonly Part[]): boolean => parts.some((part) => part.type === 'tool-call' && part.name === outputToolName)

const detailsOf = async (
  { dependencies, request: { modelId, behind, output, settings } }: ReplyRun,
  outcome: ReplyOutcome,
  parts: readonly Part[],
): Promise<ReplyDetails> => {
  const { stopReason, usage, latencyMs, timeToFirstTokenMs, requestId, serviceTier, latencyMode, invokedModelId, responseFields } = outcome
  const { guardrail, adjustments, outputMode, prefixHash } = outcome
  const isWhole = outcome.status === 'complete' && guardrail?.action !== 'blocked'
  const isAnswered = output !== null && outputMode !== null && isWhole && (hasOutputCall(parts) || !hasOpenCall(parts))
  const redacted = guardrail === null ? [] : redactionOf(guardrail, settings)
  return {
    modelId,
    stopReason,
    usage,
    cost: usage === null ? null : costOf(invokedModelId ?? modelId, usage, behind, { prices: readPrices(dependencies.database()) }),
    latencyMs,
    timeToFirstTokenMs,
    requestId,
    serviceTier,
    latencyMode,
    invokedModelId,
    responseFields: redacted.length > 0 ? null : responseFields,
    guardrail: guardrail === null ? null : { ...guardrail, redacted },
    structured: isAnswered ? await (await import('./check-answer.ts')).checkAnswer(output, outputMode, parts) : null,
    adjustments: [...adjustments],
    prefixHash,
  }
}

const keepUsage = ({ dependencies, answer, connection, request }: ReplyRun, details: ReplyDetails): void => {
  const { usage, cost, serviceTier, stopReason, latencyMs, timeToFirstTokenMs, requestId } = details
  if (usage === null || cost === null) return
  recordUsage(dependencies.database(), {
    conversationId: answer.conversationId,
    messageId: answer.id,
    purpose: 'reply',
    profileId: connection.profileId,
    region: connection.region,
    modelId: request.modelId,
    usage,
    cost,
    serviceTier,
    stopReason,
    latencyMs,
    timeToFirstTokenMs,
    requestId,
    createdAt: dependencies.now(),
  })
}

const keepExchanges = ({ dependencies, answer: { conversationId, id } }: ReplyRun, { exchanges }: ReplyOutcome): void => {
  try {
    saveExchanges(dependencies.database(), { conversationId, messageId: id }, exchanges)
  } catch {
    // The disk is full, say: the answer is whole without the request that it came of, which is only for looking at.
  }
}

/**
 * One round trip: sends the request, records and reports what comes, and writes how it ended. When the service wants a sign-in before anything
 * came, nothing is written and the answer stays open, so that the same request can be sent again.
 */
export const runReply = async (run: ReplyRun): Promise<ReplyResult> => {
  const { dependencies, turn, answer, bedrock, connection, request, timeouts, replaced, onFirstPart } = run
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
  const details = await detailsOf(run, outcome, recorder.parts())
  const finished = { recorder, details, settingsKey: settingsKeyOf(request.modelId, request.behind) }
  if (recorder.hasFailed()) {
    endReply(dependencies, turn, answer, { status: 'failed', error: notSaved(writeFailed.signal.reason), details })
    return { ...finished, wantsTools: false, blocked: null }
  }
  const byQuit = outcome.status === 'cancelled' && turn.signal.reason === 'quit'
  const ending = {
    status: byQuit ? ('interrupted' as const) : outcome.status,
    error: byQuit ? interruptedByQuit : await withAlternatives(run, outcome.error),
    details,
  }
  const report = details.guardrail?.action === 'blocked' ? details.guardrail : null
  let unusedFiles: readonly string[] = []
  const written = endReply(dependencies, turn, answer, ending, () => {
    keepUsage(run, details)
    if (report === null) return
    unusedFiles = redactBlocked(dependencies.database(), { turn, answer, replaced, report, redaction: request.settings.redaction })
  })
  if (written === 'failed' && outcome.status !== 'failed') return { ...finished, wantsTools: false, blocked: null }
  if (report !== null) showRedacted(dependencies, turn)
  if (report === null || report.redacted.length === 0) keepExchanges(run, outcome)
  const isOver = written !== 'complete' || report !== null || details.structured?.isValid === true
  return { ...finished, wantsTools: !isOver && hasOpenCall(recorder.parts()), blocked: report === null ? null : { unusedFiles } }
}
