import type { Conversation } from '../../shared/conversation.ts'
import { refusal } from '../../shared/expected-error.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import { getConversation } from '../store/conversations.ts'
import type { ReadableDatabase } from '../store/database.ts'
import type { ActiveTurns } from './active-turns.ts'
import { conversationGone } from './conversation-gone.ts'

/** A conversation that may be changed or asked now. */
export const idleConversation = (
  database: ReadableDatabase,
  activeTurns: Pick<ActiveTurns, 'isRunning'>,
  conversationId: ConversationId,
): Conversation => {
  const conversation = getConversation(database, conversationId)
  if (conversation === null) throw conversationGone()
  if (activeTurns.isRunning(conversationId)) throw refusal('busy', mainMessages.busyTitle, mainMessages.busyAdvice)
  return conversation
}
