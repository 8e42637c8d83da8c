import type { Batch } from '../../shared/batch.ts'
import { ExpectedError } from '../../shared/expected-error.ts'
import { conversationIdSchema, type ConversationId, type TurnId } from '../../shared/ids.ts'
import { batchMessages } from '../../shared/messages/batch.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import type { Message } from '../../shared/message.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { setItem } from '../store/batches.ts'
import { deleteConversation, getConversation, insertConversation, renameConversation } from '../store/conversations.ts'
import { inTransaction, type ReadableDatabase, type WritableDatabase } from '../store/database.ts'
import { lastTurn, listAllMessages } from '../store/messages.ts'
import type { ActiveTurns } from './active-turns.ts'
import { interruptedByQuit } from './end-reply.ts'
import type { TurnStarter } from './start-turn.ts'

/** `isQuitting` where the app ended under it: nothing of its batch goes on. */
export type ItemEnd = {
  readonly status: 'waiting' | 'done' | 'failed'
  readonly error: UserFacingError | null
  readonly isQuitting?: boolean
}

type Begun =
  | { readonly type: 'asked'; readonly turnId: TurnId; readonly conversationId: ConversationId }
  /** The answer was there already. */
  | { readonly type: 'answered' }

type Dependencies = {
  readonly database: WritableDatabase
  readonly starter: Pick<TurnStarter, 'ask' | 'retry'>
  readonly activeTurns: Pick<ActiveTurns, 'snapshot'>
  readonly now: () => number
  readonly newId: () => string
}

const longestTitle = 200

const lastAnswer = (database: ReadableDatabase, conversationId: ConversationId): Message | undefined =>
  lastTurn(database, conversationId)?.messages.findLast(({ role }) => role === 'assistant')

/** The conversation and its place in the batch are written together: a crash in the next moment leaves no second one. */
const createConversation = ({ database, now, newId }: Dependencies, batch: Batch, place: number, fileName: string): ConversationId =>
  inTransaction(database, () => {
    const id = conversationIdSchema.parse(newId())
    const { profileId, region, modelId } = batch
    insertConversation(database, { id, title: '', profileId, region, modelId, now: now() })
    renameConversation(database, id, fileName.slice(0, longestTitle), 'auto')
    setItem(database, batch.id, place, { status: 'running', conversationId: id, error: null })
    return id
  })

const ask = ({ database, starter }: Dependencies, batch: Batch, place: number, conversationId: ConversationId): Begun => {
  const { prompt, profileId, region, modelId } = batch
  const attachmentIds = batch.items.slice(place, place + 1).map(({ attachment }) => attachment.id)
  try {
    const { turnId } = starter.ask({
      conversationId,
      text: prompt,
      attachmentIds,
      profileId,
      region,
      modelId,
      inference: null,
      outputSchema: null,
    })
    return { type: 'asked', turnId, conversationId }
  } catch (error) {
    // An empty conversation says nothing to anyone.
    if (lastTurn(database, conversationId) === null) deleteConversation(database, conversationId)
    throw error
  }
}

/**
 * Asks about one file: in its own new conversation, or once more in the one it has. A conversation that a person has gone on with is left to them,
 * and one that is being answered just now is waited for.
 */
export const beginItem = (dependencies: Dependencies, batch: Batch, place: number): Begun => {
  const { database, starter, activeTurns } = dependencies
  const item = batch.items[place]
  if (item === undefined) throw new Error(`No item ${place} in batch ${batch.id}`)
  const { conversationId } = item
  const askAnew = (): Begun => ask(dependencies, batch, place, createConversation(dependencies, batch, place, item.attachment.name))
  if (conversationId === null || getConversation(database, conversationId) === null) return askAnew()
  const running = activeTurns.snapshot(conversationId)
  if (running !== null) return { type: 'asked', turnId: running.turnId, conversationId }
  const questions = listAllMessages(database, conversationId).filter(({ role }) => role === 'user')
  if (questions.length === 0) return ask(dependencies, batch, place, conversationId)
  if (lastAnswer(database, conversationId)?.status === 'complete') return { type: 'answered' }
  if (questions.length > 1) return askAnew()
  setItem(database, batch.id, place, { status: 'running', conversationId, error: null })
  return { type: 'asked', turnId: starter.retry(conversationId).turnId, conversationId }
}

const stopped = (): UserFacingError => ({
  code: 'stopped',
  title: batchMessages.stoppedTitle,
  advice: batchMessages.stoppedAdvice,
  retryable: true,
  remedies: [],
})

/** How the newest answer of a conversation ended, read from what is stored. */
export const endOfItem = (database: ReadableDatabase, conversationId: ConversationId): ItemEnd => {
  const answer = lastAnswer(database, conversationId)
  if (answer?.status === 'complete') return { status: 'done', error: null }
  if (answer?.status === 'interrupted' && answer.error?.code === interruptedByQuit.code) {
    return { status: 'waiting', error: null, isQuitting: true }
  }
  return { status: 'failed', error: answer?.error ?? stopped() }
}

/** What was thrown before anything was asked, as the end of the item. */
export const failureOf = (error: unknown): ItemEnd => ({
  status: 'failed',
  error:
    error instanceof ExpectedError
      ? error.userFacing
      : {
          code: 'bug',
          title: mainMessages.bugTitle,
          advice: mainMessages.bugAdvice,
          detail: error instanceof Error ? error.message : String(error),
          retryable: true,
          remedies: [],
        },
})
