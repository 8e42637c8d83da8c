import {
  configureConversation,
  deleteConversation,
  getConversation,
  listConversations,
  renameConversation,
} from '../../store/conversations.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { draftMarks, readDraft, saveDraft } from '../../store/drafts.ts'
import { listMessages } from '../../store/messages.ts'
import { searchConversations } from '../../store/search.ts'
import type { ActiveTurns } from '../../turns/active-turns.ts'
import { conversationGone } from '../../turns/conversation-gone.ts'
import type { ForeignText } from '../../turns/foreign-text.ts'
import type { PageHandlers } from '../page-handlers.ts'

/** Messages that a window gets at once; older ones come as it scrolls up. */
const pageOfMessages = 100
const maximumHits = 50

export type ConversationDependencies = {
  readonly database: () => WritableDatabase
  readonly activeTurns: ActiveTurns
  readonly foreignMarksIn: ForeignText['marksIn']
  readonly now: () => number
  readonly removeFile: (sha256: string) => Promise<void>
}

export const conversationHandlers = ({
  database,
  activeTurns,
  foreignMarksIn,
  now,
  removeFile,
}: ConversationDependencies): PageHandlers<'conversations' | 'drafts'> => ({
  'conversations.list': (page) => listConversations(database(), page),
  'conversations.open': ({ conversationId }) => {
    const conversation = getConversation(database(), conversationId)
    if (conversation === null) throw conversationGone()
    const liveTurn = activeTurns.snapshot(conversationId)
    const { messages, hasOlder } = listMessages(database(), conversationId, { beforePosition: null, limit: pageOfMessages })
    return { conversation, messages, hasOlder, draft: readDraft(database(), conversationId), liveTurn }
  },
  'conversations.older': ({ conversationId, beforePosition }) =>
    listMessages(database(), conversationId, { beforePosition, limit: pageOfMessages }),
  'conversations.rename': ({ conversationId, title }) => renameConversation(database(), conversationId, title, 'user'),
  'conversations.delete': async ({ conversationId }) => {
    await activeTurns.stopConversation(conversationId)
    await Promise.all(deleteConversation(database(), conversationId).map(removeFile))
    return null
  },
  'conversations.configure': ({ conversationId, ...choice }) => configureConversation(database(), conversationId, choice),
  'conversations.search': ({ query }) => searchConversations(database(), query, maximumHits),
  'drafts.save': ({ conversationId, text, attachmentIds }) => {
    const foreignMarks = foreignMarksIn(text, draftMarks(database(), conversationId))
    saveDraft(database(), conversationId, { text, attachmentIds, foreignMarks }, now())
    return null
  },
})
