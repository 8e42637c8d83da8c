import { z } from 'zod'
import { conversationIdSchema, type MessageId } from '../../shared/ids.ts'
import type { ReadableDatabase } from './database.ts'
import { statement } from './statements.ts'

const placeSchema = z.object({ conversationId: conversationIdSchema, profileId: z.string(), region: z.string() })
/** Which conversation a message is in, with the profile and the region it was asked with. */
export type ReplyPlace = z.infer<typeof placeSchema>

/** What was counted knows best: the conversation may have been moved to another profile since. Null where there is no such message. */
export const replyPlace = (database: ReadableDatabase, messageId: MessageId): ReplyPlace | null => {
  const row = statement(
    database,
    `SELECT conversations.id AS conversationId, coalesce(usage.profile_id, conversations.profile_id) AS profileId,
     coalesce(nullif(usage.region, ''), conversations.region) AS region
     FROM messages JOIN conversations ON conversations.id = messages.conversation_id LEFT JOIN usage ON usage.message_id = messages.id
     WHERE messages.id = ? ORDER BY usage.id DESC LIMIT 1`,
  ).get(messageId)
  return row === undefined ? null : placeSchema.parse(row)
}
