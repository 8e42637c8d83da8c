import type { Conversation } from '../../shared/conversation.ts'
import type { MessageId } from '../../shared/ids.ts'
import { ExpectedError } from '../../shared/expected-error.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import { toolMessages } from '../../shared/messages/tools.ts'
import { turnLimitMessages } from '../../shared/messages/turn-limits.ts'
import type { Message, ToolOutcome } from '../../shared/message.ts'
import { areCallsWhole } from '../bedrock/are-calls-whole.ts'
import { outputToolName } from '../bedrock/output-tool-name.ts'
import { deleteMessages, insertMessage, nextPosition } from '../store/messages.ts'
import { readSettings } from '../store/settings.ts'
import type { ActiveTurn } from './active-turns.ts'
import { correctionFor } from './correction-for.ts'
import { endReply, endStopped, notSaved } from './end-reply.ts'
import type { FinishedReply } from './run-reply.ts'
import { refuseCalls, runTools } from './run-tools.ts'
import { tryReply } from './try-reply.ts'
import type { TurnDependencies } from './turn-dependencies.ts'
import { limitReached, nothingSpent, withReply } from './turn-limits.ts'

export const emptyAnswer = (dependencies: TurnDependencies, question: Pick<Message, 'conversationId' | 'turnId'>): Message => ({
  id: dependencies.newMessageId(),
  conversationId: question.conversationId,
  turnId: question.turnId,
  position: nextPosition(dependencies.database(), question.conversationId),
  role: 'assistant',
  status: 'streaming',
  parts: [],
  error: null,
  details: null,
  leftOut: false,
  createdAt: dependencies.now(),
})

/** Answers the call that carries a structured answer. Null where the answer came as text, else what was told to the model. */
const answerOutputCall = (turn: ActiveTurn, answer: Message, { recorder }: FinishedReply, outcome: ToolOutcome): ToolOutcome | null => {
  const index = recorder.parts().findLastIndex((part) => part.type === 'tool-call' && part.name === outputToolName)
  if (index === -1) return null
  recorder.recordOutcome(index, outcome)
  turn.emit({ type: 'tool-outcome', messageId: answer.id, index, outcome })
  return outcome
}

/** What has to be said again when an answer does not follow its schema: `text` is null where the call was told already. */
const correct = (
  turn: ActiveTurn,
  answer: Message,
  finished: FinishedReply,
  isLastTry: boolean,
): { readonly text: string | null } | null => {
  const { structured } = finished.details
  if (structured === null) return null
  if (structured.isValid) {
    answerOutputCall(turn, answer, finished, { isError: false, text: toolMessages.answerAccepted })
    return null
  }
  const text = correctionFor(structured)
  const told = answerOutputCall(turn, answer, finished, { isError: true, text })
  const isFaultOfAnswer = !structured.problems.includes(mainMessages.answerNotChecked)
  return isLastTry || finished.wantsTools || !isFaultOfAnswer ? null : { text: told === null ? text : null }
}

/**
 * Answers the last question of a conversation. `firstAnswer` is stored already, empty, so that a crash at any later moment leaves a trace.
 * `replaced` are the answers that a retry takes the place of: they go once the new answer has begun, so a retry that fails loses nothing.
 * Never rejects for an expected failure: how it ended stands in the stored messages.
 */
export const runTurn = async (
  dependencies: TurnDependencies,
  turn: ActiveTurn,
  { id: conversationId, profileId }: Conversation,
  firstAnswer: Message,
  replaced: readonly MessageId[],
): Promise<void> => {
  const database = dependencies.database()
  const removeReplaced = (): void => {
    if (replaced.length === 0) return
    deleteMessages(database, replaced)
    turn.emit({ type: 'messages-removed', messageIds: [...replaced] })
  }
  /** The same request again after each sign-in, until it ends in another way. Null when nothing follows. */
  const reply = async (answer: Message, correction: string | null, onFirstPart: () => void): Promise<FinishedReply | null> => {
    while (!turn.signal.aborted) {
      const changes = turn.changesSoFar()
      const wanted = await tryReply(dependencies, turn, answer, { conversationId, replaced, correction, onFirstPart })
      if (wanted === null || !('signInNeeded' in wanted)) return wanted
      await turn.waitForSignIn({ messageId: answer.id, profileId, error: wanted.signInNeeded }, changes)
      dependencies.forgetCredentials(profileId)
    }
    endStopped(dependencies, turn, answer)
    return null
  }
  let spent = nothingSpent
  /**
   * Runs what a complete answer asks for. False where the turn ends with it: cut before its calls were whole, at a limit, stopped, or with a result
   * that could not be stored.
   */
  const answerCalls = async (answer: Message, finished: FinishedReply): Promise<boolean> => {
    const running = { dependencies, turn, answer, finished }
    const { details } = finished
    const isCut = !areCallsWhole(details.stopReason)
    const limit = isCut ? null : limitReached(readSettings(database), spent)
    try {
      if (isCut) await refuseCalls(running, toolMessages.inputCut)
      else if (limit === null) await runTools(running)
      else await refuseCalls(running, turnLimitMessages.notRun)
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error
      endReply(dependencies, turn, answer, { status: 'failed', error: notSaved(error), details })
      return false
    }
    if (turn.signal.aborted) endStopped(dependencies, turn, answer, details)
    else if (limit !== null) endReply(dependencies, turn, answer, { status: 'interrupted', error: limit, details })
    spent = { ...spent, rounds: spent.rounds + 1 }
    return !isCut && limit === null && !turn.signal.aborted
  }

  let answer = firstAnswer
  let correction: string | null = null
  let isCorrected = false
  for (let count = 1; ; count += 1) {
    turn.track(answer, () => [])
    turn.emit({ type: 'message-start', message: answer })
    const finished = await reply(answer, correction, count === 1 ? removeReplaced : () => undefined)
    if (finished === null) return
    if (finished.blocked !== null) {
      await Promise.all(finished.blocked.unusedFiles.map(dependencies.removeFile))
      return
    }
    const again = correct(turn, answer, finished, isCorrected)
    if (again === null && !finished.wantsTools) return
    spent = withReply(spent, finished.details)
    if (finished.wantsTools && !(await answerCalls(answer, finished))) return
    if (turn.signal.aborted) return
    correction = again?.text ?? null
    isCorrected ||= again !== null
    answer = emptyAnswer(dependencies, answer)
    insertMessage(database, answer)
  }
}
