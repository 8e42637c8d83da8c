import type { ConversationId, MessageId } from '../../shared/ids.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

/**
 * Whether others have had a word in a conversation: a file, a web page, a server, a search of the service. Also what is not sent any more counts, for
 * answers and summaries were made of it; so does a call that cannot be read.
 */
export const hasUntrusted = (database: ReadableDatabase, conversationId: ConversationId): boolean =>
  statement(
    database,
    `SELECT 1 FROM messages JOIN parts ON parts.message_id = messages.id
     WHERE messages.conversation_id = ? AND (
       parts.type IN ('attachment', 'media', 'search-result', 'tool-result')
       OR (parts.type = 'text' AND json_valid(parts.data) AND json_extract(parts.data, '$.isUntrusted'))
       OR (parts.type = 'tool-call' AND CASE WHEN json_valid(parts.data) THEN coalesce(json_extract(parts.data, '$.outcome.isUntrusted'), 0) ELSE 1 END)
     ) LIMIT 1`,
  ).get(conversationId) !== undefined

/** Marks a question in which a person has sent what others have written, such as a prompt of a server. */
export const markUntrusted = (database: WritableDatabase, messageId: MessageId): void => {
  statement(
    database,
    `UPDATE parts SET data = json_set(coalesce(data, '{}'), '$.isUntrusted', json('true')) WHERE message_id = ? AND type = 'text'`,
  ).run(messageId)
}
