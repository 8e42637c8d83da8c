import type { Attachment } from '../../shared/attachment.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { attachmentColumns, attachmentOfRow } from './attachments.ts'
import type { ReadableDatabase } from './database.ts'
import { statement } from './statements.ts'

/** The files of a conversation's messages, each once, oldest first. */
export const conversationAttachments = (database: ReadableDatabase, conversationId: ConversationId): Attachment[] =>
  statement(
    database,
    `SELECT ${attachmentColumns} FROM messages JOIN parts ON parts.message_id = messages.id JOIN attachments ON attachments.id = parts.attachment_id
     WHERE messages.conversation_id = ? GROUP BY attachments.id ORDER BY min(messages.position), min(parts.part_index)`,
  )
    .all(conversationId)
    .map(attachmentOfRow)
