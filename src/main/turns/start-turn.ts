import type { Conversation } from '../../shared/conversation.ts'
import type { RequestOutput } from '../../shared/ipc/contract.ts'
import { refusal } from '../../shared/expected-error.ts'
import type { AttachmentId, ConversationId, MessageId, ProfileId, TurnId } from '../../shared/ids.ts'
import { conversationIdSchema } from '../../shared/ids.ts'
import type { InferenceChanges, OutputSchema } from '../../shared/inference.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import type { Message, Part } from '../../shared/message.ts'
import { getAttachment } from '../store/attachments.ts'
import {
  configureConversation,
  insertConversation,
  renameConversation,
  touchConversation,
  writeConversationInference,
} from '../store/conversations.ts'
import { inTransaction, type WritableDatabase } from '../store/database.ts'
import { clearDraft, draftMarks } from '../store/drafts.ts'
import { adoptDraftFolders } from '../store/folders.ts'
import { insertMessage, lastTurn, nextPosition, setLeftOut } from '../store/messages.ts'
import { markUntrusted } from '../store/untrusted.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import type { ActiveTurn, ActiveTurns } from './active-turns.ts'
import { endReply } from './end-reply.ts'
import { idleConversation } from './idle-conversation.ts'
import { emptyAnswer, runTurn } from './run-turn.ts'
import type { TurnDependencies } from './turn-dependencies.ts'
import { firstTitle, writeTitle } from './write-title.ts'

export type Question = {
  readonly conversationId: ConversationId | null
  readonly text: string
  readonly attachmentIds: readonly AttachmentId[]
  readonly profileId: ProfileId
  readonly region: string
  readonly modelId: string
  /** The settings of a conversation that begins with this. */
  readonly inference: InferenceChanges | null
  readonly outputSchema: OutputSchema | null
}

/** `question` is null where an earlier one is asked again. */
type Stored = { readonly question: Message | null; readonly answer: Message }

type Started = RequestOutput<'turns.start'>

export type TurnStarter = {
  readonly ask: (question: Question) => Started
  readonly continueAnswer: (conversationId: ConversationId) => Started
  readonly retry: (conversationId: ConversationId) => Started
}

const fault: UserFacingError = {
  code: 'bug',
  title: mainMessages.bugTitle,
  advice: mainMessages.bugAdvice,
  retryable: true,
  remedies: ['retry'],
}

/** A fault of ours ended the turn: what it left unfinished is marked, so that it does not seem to run for ever. */
const failUnfinished = (dependencies: Pick<TurnDependencies, 'database'>, turn: ActiveTurn): void => {
  for (const { id, status } of lastTurn(dependencies.database(), turn.conversationId)?.messages ?? []) {
    if (status === 'streaming') endReply(dependencies, turn, { id }, { status: 'failed', error: fault, details: null })
  }
}

const previewLength = 140

const preview = (text: string): string => text.replace(/\s+/gu, ' ').trim().slice(0, previewLength)

/**
 * Starts turns: the question and an empty answer are stored in one transaction before anything leaves the computer.
 * `onChange` hears of a conversation whose row in the list has changed, `onFault` of a bug that ended a turn.
 */
export const createTurnStarter = (
  dependencies: TurnDependencies,
  activeTurns: ActiveTurns,
  onChange: (conversationId: ConversationId) => void,
  onFault: (what: string, cause: unknown) => void,
): TurnStarter => {
  const run = (conversation: Conversation, { question, answer }: Stored, replaced: readonly MessageId[], isFirst: boolean): Started => {
    activeTurns.start(conversation.id, answer.turnId, async (turn) => {
      try {
        await runTurn(dependencies, turn, conversation, answer, replaced)
      } catch (error) {
        onFault('turn', error)
        failUnfinished(dependencies, turn)
      }
      onChange(conversation.id)
      if (isFirst && !turn.signal.aborted) {
        writeTitle(dependencies, conversation, turn.signal).then(
          (renamed) => renamed !== null && onChange(conversation.id),
          (error: unknown) => onFault('title', error),
        )
      }
    })
    onChange(conversation.id)
    return { conversation, turnId: answer.turnId, messages: question === null ? [answer] : [question, answer] }
  }

  const questionParts = (
    database: WritableDatabase,
    text: string,
    attachmentIds: readonly AttachmentId[],
    output: OutputSchema | null,
  ): Part[] => {
    const attachments = attachmentIds.map((attachmentId): Part => {
      const attachment = getAttachment(database, attachmentId)
      if (attachment === null) throw refusal('attachment-gone', mainMessages.attachmentGoneTitle, mainMessages.attachmentGoneAdvice)
      return { type: 'attachment', attachment }
    })
    const schema: Part[] = output === null ? [] : [{ type: 'output-schema', output }]
    return [...attachments, ...schema, { type: 'text', text }]
  }

  const storeQuestion = (database: WritableDatabase, conversationId: ConversationId, turnId: TurnId, parts: readonly Part[]): Stored => {
    const question: Message = {
      id: dependencies.newMessageId(),
      conversationId,
      turnId,
      position: nextPosition(database, conversationId),
      role: 'user',
      status: 'complete',
      parts: [...parts],
      error: null,
      details: null,
      leftOut: false,
      createdAt: dependencies.now(),
    }
    insertMessage(database, question)
    const answer = emptyAnswer(dependencies, question)
    insertMessage(database, answer)
    return { question, answer }
  }

  const create = (database: WritableDatabase, question: Question, text: string, parts: readonly Part[]): Conversation => {
    const id = conversationIdSchema.parse(crypto.randomUUID())
    const names = parts.flatMap((part) => (part.type === 'attachment' ? [part.attachment.name] : []))
    const { profileId, region, modelId } = question
    insertConversation(database, { id, title: '', profileId, region, modelId, now: dependencies.now() })
    if (question.inference !== null) writeConversationInference(database, id, question.inference)
    adoptDraftFolders(database, id)
    return renameConversation(database, id, firstTitle(text, names), 'auto')
  }

  return {
    ask: (question) => {
      const database = dependencies.database()
      const typed = question.text.trim()
      if (typed === '' && question.attachmentIds.length === 0) {
        throw refusal('empty-question', mainMessages.emptyQuestionTitle, mainMessages.emptyQuestionAdvice)
      }
      const text = typed === '' ? mainMessages.attachedOnlyQuestion : question.text
      const { conversationId } = question
      const [conversation, stored] = inTransaction(database, () => {
        const parts = questionParts(database, text, question.attachmentIds, question.outputSchema)
        const target =
          conversationId === null
            ? create(database, question, text, parts)
            : configureConversation(database, idleConversation(database, activeTurns, conversationId).id, {
                profileId: question.profileId,
                region: question.region,
                modelId: question.modelId,
              })
        const added = storeQuestion(database, target.id, dependencies.newTurnId(), parts)
        const foreign = dependencies.foreignMarksIn(text, draftMarks(database, conversationId))
        if (added.question !== null && foreign.length > 0) markUntrusted(database, added.question.id)
        clearDraft(database, conversationId)
        touchConversation(database, target.id, dependencies.now(), preview(text))
        return [target, added] as const
      })
      return run(conversation, stored, [], conversationId === null)
    },

    continueAnswer: (conversationId) => {
      const database = dependencies.database()
      const conversation = idleConversation(database, activeTurns, conversationId)
      if (lastTurn(database, conversationId) === null)
        throw refusal('nothing-to-repeat', mainMessages.nothingToRepeatTitle, mainMessages.nothingToRepeatAdvice)
      const stored = inTransaction(database, () =>
        storeQuestion(database, conversationId, dependencies.newTurnId(), [{ type: 'text', text: mainMessages.continueQuestion }]),
      )
      return run(conversation, stored, [], false)
    },

    retry: (conversationId) => {
      const database = dependencies.database()
      const conversation = idleConversation(database, activeTurns, conversationId)
      const turn = lastTurn(database, conversationId)
      const question = turn?.messages.find((message) => message.role === 'user')
      if (turn === null || question === undefined) {
        throw refusal('nothing-to-repeat', mainMessages.nothingToRepeatTitle, mainMessages.nothingToRepeatAdvice)
      }
      const replaced = turn.messages.filter((message) => message.role === 'assistant').map((message) => message.id)
      const answer = emptyAnswer(dependencies, question)
      inTransaction(database, () => {
        if (question.leftOut) setLeftOut(database, [question.id], false)
        insertMessage(database, answer)
      })
      return run(conversation, { question: null, answer }, replaced, false)
    },
  }
}
