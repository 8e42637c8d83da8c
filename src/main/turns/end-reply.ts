import { mainMessages } from '../../shared/messages/main.ts'
import type { Message, MessageStatus } from '../../shared/message.ts'
import type { ReplyDetails } from '../../shared/model.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { inTransaction } from '../store/database.ts'
import { finishMessage } from '../store/messages.ts'
import type { ActiveTurn } from './active-turns.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

export const notSaved = (cause: unknown): UserFacingError => ({
  code: 'not-saved',
  title: mainMessages.notSavedTitle,
  advice: mainMessages.notSavedAdvice,
  detail: cause instanceof Error ? cause.message : String(cause),
  retryable: true,
  remedies: ['retry'],
})

export const interruptedByQuit: UserFacingError = {
  code: 'interrupted',
  title: mainMessages.interruptedByQuitTitle,
  advice: mainMessages.interruptedByQuitAdvice,
  retryable: true,
  remedies: ['continue', 'retry'],
}

export type Ending = { readonly status: MessageStatus; readonly error: UserFacingError | null; readonly details: ReplyDetails | null }

/** What was to be replaced still stands when the end could not be written. */
const notReplaced = (details: ReplyDetails | null): ReplyDetails | null =>
  details === null || details.guardrail === null ? details : { ...details, guardrail: { ...details.guardrail, redacted: [] } }

/**
 * Writes the end of an answer, or says that it could not be written; the window hears the same either way. `alongside` is written with it, all of it
 * or nothing. Returns the status that holds.
 */
export const endReply = (
  { database }: Pick<TurnDependencies, 'database'>,
  turn: ActiveTurn,
  { id: messageId }: Pick<Message, 'id'>,
  { status, error, details }: Ending,
  alongside: () => void = () => undefined,
): MessageStatus => {
  try {
    inTransaction(database(), () => {
      finishMessage(database(), messageId, { status, error, details })
      alongside()
    })
    turn.emit({ type: 'message-end', messageId, status, error, details })
    return status
  } catch (cause) {
    turn.emit({ type: 'message-end', messageId, status: 'failed', error: notSaved(cause), details: notReplaced(details) })
    return 'failed'
  }
}

/** Ends an answer that was stopped before anything came, or while its calls ran. */
export const endStopped = (
  dependencies: Pick<TurnDependencies, 'database'>,
  turn: ActiveTurn,
  answer: Message,
  details: ReplyDetails | null = null,
): void => {
  const byQuit = turn.signal.reason === 'quit'
  endReply(dependencies, turn, answer, {
    status: byQuit ? 'interrupted' : 'cancelled',
    error: byQuit ? interruptedByQuit : null,
    details,
  })
}
