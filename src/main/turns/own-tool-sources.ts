import type { ConversationId } from '../../shared/ids.ts'
import type { Message } from '../../shared/message.ts'
import { ownToolMessages as words } from '../../shared/messages/own-tools.ts'
import { noteIdSchema } from '../../shared/note.ts'
import { attachmentPages } from '../store/attachments.ts'
import { conversationAttachments } from '../store/conversation-attachments.ts'
import { getConversation } from '../store/conversations.ts'
import type { WritableDatabase } from '../store/database.ts'
import { listAllMessages } from '../store/messages.ts'
import { addNote, countNotes, listNotes, maximumNotes, removeNote } from '../store/notes.ts'
import { searchConversations } from '../store/search.ts'
import type { OwnToolSources } from '../tools/builtin/own-tools.ts'
import type { ConversationText } from '../tools/builtin/search-conversations.ts'
import { messageText } from './message-text.ts'

type Options = {
  readonly database: () => WritableDatabase
  readonly onNotesChanged: () => void
  readonly now: () => number
  readonly newId: () => string
}

const spoken = (message: Message): string => {
  const text = messageText(message)
  if (text === '') return ''
  return `${message.role === 'user' ? words.person : words.assistant}:\n${text}`
}

const conversationText = (database: WritableDatabase, id: ConversationId): ConversationText | null => {
  const conversation = getConversation(database, id)
  if (conversation === null) return null
  const { title, updatedAt } = conversation
  const messages = listAllMessages(database, id)
  return {
    title,
    updatedAt,
    text: messages
      .map(spoken)
      .filter((text) => text !== '')
      .join('\n\n'),
  }
}

/** What the app's own tools read and write, taken from the store. */
export const createOwnToolSources = ({ database, onNotesChanged, now, newId }: Options): Omit<OwnToolSources, 'planSettings'> => ({
  now,
  conversations: {
    search: (query, limit) => searchConversations(database(), query, limit),
    read: (conversationId) => conversationText(database(), conversationId),
  },
  attachments: {
    list: (conversationId) => conversationAttachments(database(), conversationId),
    pages: (attachmentId) => attachmentPages(database(), attachmentId),
  },
  notes: {
    list: (conversationId) => listNotes(database(), conversationId),
    add: (conversationId, text) => {
      if (countNotes(database(), conversationId) >= maximumNotes) return { isFull: maximumNotes }
      const at = now()
      const id = noteIdSchema.parse(newId())
      const note = addNote(database(), { id, conversationId, text, writtenBy: 'assistant', createdAt: at, updatedAt: at })
      onNotesChanged()
      return note
    },
    remove: (id) => {
      removeNote(database(), id)
      onNotesChanged()
    },
  },
})
