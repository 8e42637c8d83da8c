import type { AttachmentId } from '../../shared/ids.ts'
import type { InferenceSettings } from '../../shared/inference.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import type { Message, Part } from '../../shared/message.ts'
import type { GuardrailReport } from '../../shared/model.ts'
import { removeUnreferenced } from '../store/attachments.ts'
import { renameConversation, setPreview } from '../store/conversations.ts'
import { forgetDeleted, inTransaction } from '../store/database.ts'
import { forgetExchanges } from '../store/exchanges.ts'
import { lastTurn, listMessages, replaceParts, setLeftOut } from '../store/messages.ts'
import type { ActiveTurn } from './active-turns.ts'
import type { FinishedReply } from './run-reply.ts'
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

/**
 * Takes a blocked turn out of later requests, so that the conversation stays usable, and puts the chosen texts in the place of what was blocked: in the
 * messages, the search, the title, the quiet line and the kept requests. In a tool round the input was the results of the tools, in the first
 * round the question. Returns the hashes of files that nothing uses any more.
 */
export const redactBlocked = (
  { database }: Pick<TurnDependencies, 'database'>,
  turn: ActiveTurn,
  answer: Pick<Message, 'id'>,
  { blocked, settings }: Pick<FinishedReply, 'blocked' | 'settings'>,
): readonly string[] => {
  if (blocked === null) return []
  const { redaction } = settings
  const hides = (side: Side): boolean => blocked.redacted.includes(side)
  const writable = database()
  const before = lastTurn(writable, turn.conversationId)?.messages ?? []
  const question = before.find(({ role }) => role === 'user')
  const earlier = before.filter(({ role, id }) => role === 'assistant' && id !== answer.id)
  const isFirstTurn =
    listMessages(writable, turn.conversationId, { beforePosition: question?.position ?? null, limit: 1 }).messages.length === 0
  const unused = inTransaction(writable, () => {
    setLeftOut(
      writable,
      before.map(({ id }) => id),
      true,
    )
    if (hides('output')) replaceParts(writable, answer.id, [{ type: 'text', text: redaction.outputText }])
    const last = earlier.at(-1)
    if (hides('input') && last !== undefined) replaceParts(writable, last.id, replacedOutcomes(last.parts, redaction.inputText))
    if (hides('input') && last === undefined && question !== undefined) {
      replaceParts(writable, question.id, [{ type: 'text', text: redaction.inputText }])
      setPreview(writable, turn.conversationId, redaction.inputText)
      if (isFirstTurn) renameConversation(writable, turn.conversationId, mainMessages.blockedTitle, 'auto')
    }
    if (blocked.redacted.length > 0) forgetExchanges(writable, turn.conversationId, turn.turnId)
    return hides('input') ? removeUnreferenced(writable, attachmentsOf(before)) : []
  })
  forgetDeleted(writable)
  for (const message of lastTurn(writable, turn.conversationId)?.messages ?? []) {
    turn.track(message, () => message.parts)
    turn.emit({ type: 'message-replaced', message })
  }
  return unused
}
