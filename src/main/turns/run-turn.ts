import { ExpectedError } from '../../shared/expected-error.ts'
import type { MessageId } from '../../shared/ids.ts'
import type { Conversation } from '../../shared/conversation.ts'
import type { Message } from '../../shared/message.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import type { ReplyDetails } from '../../shared/model.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import type { ModelBehind, ReplyRequest } from '../bedrock/reply-request.ts'
import type { Settings } from '../../shared/settings.ts'
import { attachmentPages } from '../store/attachments.ts'
import { settleRegion } from '../store/conversations.ts'
import { deleteMessages, finishMessage, insertMessage, listAllMessages, nextPosition } from '../store/messages.ts'
import type { WritableDatabase } from '../store/database.ts'
import { readSettings } from '../store/settings.ts'
import type { ActiveTurn } from './active-turns.ts'
import { chooseHistory } from './choose-history.ts'
import { modelBehind } from './model-behind.ts'
import { endStopped, failReply, isMendedBySignIn, runReply, type FinishedReply, type ReplyResult } from './run-reply.ts'
import { runTools } from './run-tools.ts'
import { settleIdentity } from './settle-identity.ts'
import { systemPrompt } from './system-prompt.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

/** Replies that one turn may take; a model that asks for tools for ever is stopped here. */
const maximumReplies = 25

const tooManyRounds: UserFacingError = {
  code: 'too-many-tool-rounds',
  title: mainMessages.tooManyRoundsTitle(maximumReplies),
  advice: mainMessages.tooManyRoundsAdvice,
  retryable: true,
  remedies: ['continue'],
}

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
  createdAt: dependencies.now(),
})

const requestFor = async (
  dependencies: TurnDependencies,
  conversation: Conversation,
  behind: ModelBehind | undefined,
  leftOut: ReadonlySet<MessageId>,
  maxTokens: number,
): Promise<ReplyRequest> => {
  const database = dependencies.database()
  const stored = listAllMessages(database, conversation.id).filter((message) => !leftOut.has(message.id))
  const tools = await dependencies.tools()
  return {
    modelId: conversation.modelId,
    behind,
    system: systemPrompt,
    messages: await chooseHistory(stored, (attachment) => attachmentPages(database, attachment.id), dependencies.readBytes),
    maxTokens,
    tools: tools.specs(),
  }
}

const endAtLimit = (database: WritableDatabase, turn: ActiveTurn, messageId: MessageId, details: ReplyDetails): void => {
  finishMessage(database, messageId, { status: 'interrupted', error: tooManyRounds, details })
  turn.emit({ type: 'message-end', messageId, status: 'interrupted', error: tooManyRounds, details })
}

type Attempt = {
  readonly replaced: readonly MessageId[]
  readonly settings: Settings
  readonly onFirstPart: () => void
}

/** One attempt at a reply, from the connection on. Null when it could not even be made, which is written then. */
const tryReply = async (
  dependencies: TurnDependencies,
  turn: ActiveTurn,
  conversation: Conversation,
  answer: Message,
  { replaced, settings, onFirstPart }: Attempt,
): Promise<ReplyResult | null> => {
  const { profileId } = conversation
  try {
    const [bedrock, connection] = await Promise.all([
      dependencies.bedrock(),
      dependencies.connect(profileId, { region: conversation.region === '' ? settings.region : conversation.region }),
    ])
    const behind = await modelBehind(dependencies, connection, conversation.modelId)
    if (conversation.region === '') settleRegion(dependencies.database(), conversation.id, connection.region)
    const [request, settled] = await Promise.all([
      requestFor(dependencies, conversation, behind, new Set([...replaced, answer.id]), settings.maxTokens),
      settleIdentity(connection, turn.signal),
    ])
    if (settled === null) {
      endStopped(dependencies, turn, answer)
      return null
    }
    const timeouts = {
      firstEventTimeoutMs: settings.firstEventTimeoutSeconds * 1000,
      betweenEventsTimeoutMs: settings.betweenEventsTimeoutSeconds * 1000,
    }
    return await runReply({ dependencies, turn, answer, profileId, bedrock, connection: settled, request, timeouts, onFirstPart })
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    if (isMendedBySignIn(error.userFacing)) return { signInNeeded: error.userFacing }
    failReply(dependencies, turn, answer, error.userFacing)
    return null
  }
}

/**
 * Answers the last question of a conversation. `firstAnswer` is stored already, empty, so that a crash at any later moment leaves a trace.
 * `replaced` are the answers that a retry takes the place of: they go once the new answer has begun, so a retry that fails loses nothing.
 * Never rejects for an expected failure: how it ended stands in the stored messages.
 */
export const runTurn = async (
  dependencies: TurnDependencies,
  turn: ActiveTurn,
  conversation: Conversation,
  firstAnswer: Message,
  replaced: readonly MessageId[],
): Promise<void> => {
  const database = dependencies.database()
  const settings = readSettings(database)
  const removeReplaced = (): void => {
    if (replaced.length === 0) return
    deleteMessages(database, replaced)
    turn.emit({ type: 'messages-removed', messageIds: [...replaced] })
  }
  /** The same request again after each sign-in, until it ends in another way. Null when nothing follows. */
  const reply = async (answer: Message, onFirstPart: () => void): Promise<FinishedReply | null> => {
    while (!turn.signal.aborted) {
      const changes = turn.changesSoFar()
      const wanted = await tryReply(dependencies, turn, conversation, answer, { replaced, settings, onFirstPart })
      if (wanted === null || !('signInNeeded' in wanted)) return wanted
      const { profileId } = conversation
      await turn.waitForSignIn({ messageId: answer.id, profileId, error: wanted.signInNeeded }, changes)
      dependencies.forgetCredentials(profileId)
    }
    endStopped(dependencies, turn, answer)
    return null
  }

  let answer = firstAnswer
  for (let count = 1; ; count += 1) {
    turn.track(answer, () => [])
    turn.emit({ type: 'message-start', message: answer })
    const finished = await reply(answer, count === 1 ? removeReplaced : () => undefined)
    if (finished?.wantsTools !== true) return
    await runTools(await dependencies.tools(), turn, answer, finished.recorder)
    if (count === maximumReplies) {
      endAtLimit(database, turn, answer.id, finished.details)
      return
    }
    if (turn.signal.aborted) return
    answer = emptyAnswer(dependencies, answer)
    insertMessage(database, answer)
  }
}
