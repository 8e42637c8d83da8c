import type { AttachmentId, MessageId } from '../../shared/ids.ts'
import type { InferenceSettings, Redaction } from '../../shared/inference.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import type { Message, Part } from '../../shared/message.ts'
import type { GuardrailReport } from '../../shared/model.ts'
import { removeUnreferenced } from '../store/attachments.ts'
import { renameConversation, setPreview } from '../store/conversations.ts'
import { forgetDeleted, type WritableDatabase } from '../store/database.ts'
import { forgetExchanges } from '../store/exchanges.ts'
import { lastTurn, listMessages, replaceParts, setLeftOut } from '../store/messages.ts'
import type { ActiveTurn } from './active-turns.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

type Side = 'input' | 'output'

/** What is to be replaced. Text that was shown before it was checked is taken back also where the person keeps blocked answers. */
export const redactionOf = (
  { action, blockedSides }: Pick<GuardrailReport, 'action' | 'blockedSides'>,
  { redaction, guardrail }: Pick<InferenceSettings, 'redaction' | 'guardrail'>,
): Side[] => {
  if (action !== 'blocked') return []
  const isShownUnchecked = guardrail?.streamProcessing === 'async'
  return blockedSides.filter((side) => (side === 'input' ? redaction.input : redaction.output || isShownUnchecked))
}

const replacedOutcomes = (parts: readonly Part[], text: string): Part[] =>
  parts.map((part) =>
    part.type === 'tool-call' && part.outcome !== null ? { ...part, outcome: { isError: part.outcome.isError, text } } : part,
  )

const attachmentsOf = (messages: readonly Message[]): readonly AttachmentId[] =>
  messages.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'attachment' ? [part.attachment.id] : [])))

type Blocked = {
  readonly turn: Pick<ActiveTurn, 'conversationId' | 'turnId'>
  readonly answer: Pick<Message, 'id'>
  /** Answers of an earlier try: they are no rounds of this one. */
  readonly replaced: readonly MessageId[]
  readonly report: GuardrailReport
  readonly redaction: Redaction
}

/**
 * Takes a blocked turn out of later requests, so that the conversation stays usable, and puts the chosen texts in the place of what was blocked: in the
 * messages, the search, the title, the quiet line and the kept requests. In a tool round the input was the results of the tools, in the first
 * round the question. Returns the hashes of files that nothing uses any more. To be called in a transaction: see `showRedacted`.
 */
export const redactBlocked = (
  database: WritableDatabase,
  { turn: { conversationId, turnId }, answer, replaced, report, redaction }: Blocked,
): readonly string[] => {
  const hides = (side: Side): boolean => report.redacted.includes(side)
  const before = lastTurn(database, conversationId)?.messages ?? []
  const question = before.find(({ role }) => role === 'user')
  const last = before.findLast(({ role, id }) => role === 'assistant' && id !== answer.id && !replaced.includes(id))
  setLeftOut(
    database,
    before.map(({ id }) => id),
    true,
  )
  if (hides('output')) replaceParts(database, answer.id, [{ type: 'text', text: redaction.outputText }])
  if (hides('input') && last !== undefined) replaceParts(database, last.id, replacedOutcomes(last.parts, redaction.inputText))
  if (hides('input') && last === undefined && question !== undefined) {
    replaceParts(database, question.id, [{ type: 'text', text: redaction.inputText }])
    setPreview(database, conversationId, redaction.inputText)
    const isFirstTurn = listMessages(database, conversationId, { beforePosition: question.position, limit: 1 }).messages.length === 0
    if (isFirstTurn) renameConversation(database, conversationId, mainMessages.blockedTitle, 'auto')
  }
  if (report.redacted.length > 0) forgetExchanges(database, conversationId, turnId)
  return hides('input') ? removeUnreferenced(database, attachmentsOf(before)) : []
}

/** Behind the transaction: takes what was replaced out of the log too, and shows the window what stands there now. */
export const showRedacted = ({ database }: Pick<TurnDependencies, 'database'>, turn: ActiveTurn): void => {
  forgetDeleted(database())
  for (const message of lastTurn(database(), turn.conversationId)?.messages ?? []) {
    turn.track(message, () => message.parts)
    turn.emit({ type: 'message-replaced', message })
  }
}
