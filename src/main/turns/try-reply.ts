import { ExpectedError } from '../../shared/expected-error.ts'
import type { ConversationId, MessageId } from '../../shared/ids.ts'
import { conversationGone } from './conversation-gone.ts'
import type { Message } from '../../shared/message.ts'
import { getConversation, settleRegion } from '../store/conversations.ts'
import { listAllMessages } from '../store/messages.ts'
import { readSettings } from '../store/settings.ts'
import type { ActiveTurn } from './active-turns.ts'
import { endReply, endStopped } from './end-reply.ts'
import { makeRequest } from './make-request.ts'
import { modelBehind } from './model-behind.ts'
import { resolveInference, settingsKeyOf } from './resolve-inference.ts'
import { isMendedBySignIn, runReply, type ReplyResult } from './run-reply.ts'
import { settleIdentity } from './settle-identity.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

export type Attempt = {
  readonly conversationId: ConversationId
  /** Messages that a retry will take the place of. */
  readonly replaced: readonly MessageId[]
  /** Why the answer before did not follow its schema. */
  readonly correction: string | null
  readonly onFirstPart: () => void
}

/**
 * One attempt at a reply, from the connection on. The conversation and its settings are read anew each time, for a tool may have changed them. Null
 * when it could not even be made, which is written then.
 */
export const tryReply = async (
  dependencies: TurnDependencies,
  turn: ActiveTurn,
  answer: Message,
  { conversationId, replaced, correction, onFirstPart }: Attempt,
): Promise<ReplyResult | null> => {
  const database = dependencies.database()
  const app = readSettings(database)
  try {
    const conversation = getConversation(database, conversationId)
    if (conversation === null) throw conversationGone()
    const { profileId, modelId } = conversation
    const [bedrock, connection] = await Promise.all([
      dependencies.bedrock(),
      dependencies.connect(profileId, { region: conversation.region === '' ? app.region : conversation.region }),
    ])
    const behind = await modelBehind(dependencies, connection, modelId)
    if (conversation.region === '') settleRegion(database, conversation.id, connection.region)
    const leftOut = new Set([...replaced, answer.id])
    const messages = listAllMessages(database, conversation.id).filter(({ id }) => !leftOut.has(id))
    const settings = resolveInference(database, conversation.id, settingsKeyOf(modelId, behind), app)
    const [request, settled] = await Promise.all([
      makeRequest(dependencies, { conversation, behind, messages, settings, correction }, turn.signal),
      settleIdentity(connection, turn.signal),
    ])
    const timeouts = {
      firstEventTimeoutMs: app.firstEventTimeoutSeconds * 1000,
      betweenEventsTimeoutMs: app.betweenEventsTimeoutSeconds * 1000,
    }
    return await runReply({ dependencies, turn, answer, bedrock, connection: settled, request, timeouts, replaced, onFirstPart })
  } catch (error) {
    if (turn.signal.aborted) {
      endStopped(dependencies, turn, answer)
      return null
    }
    if (!(error instanceof ExpectedError)) throw error
    if (isMendedBySignIn(error.userFacing)) return { signInNeeded: error.userFacing }
    endReply(dependencies, turn, answer, { status: 'failed', error: error.userFacing, details: null })
    return null
  }
}
