import { z } from 'zod'
import type { Draft } from '../../shared/conversation.ts'
import { attachmentIdSchema, type AttachmentId, type ConversationId } from '../../shared/ids.ts'
import { parsedJson } from '../../shared/json.ts'
import { getAttachment } from './attachments.ts'
import { getConversation } from './conversations.ts'
import { inTransaction, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

/** The draft of a conversation that does not exist yet has the empty key. */
const keyOf = (conversationId: ConversationId | null): string => conversationId ?? ''

export const clearDraft = (database: WritableDatabase, conversationId: ConversationId | null): void => {
  statement(database, 'DELETE FROM drafts WHERE conversation_key = ?').run(keyOf(conversationId))
}

const marksSchema = z.array(z.string())

/** What others have written of a draft, so that it is known when it is sent. A list that cannot be read is an empty one. */
export const draftMarks = (database: ReadableDatabase, conversationId: ConversationId | null): readonly string[] => {
  const text = statement(database, 'SELECT foreign_marks FROM drafts WHERE conversation_key = ?').pluck().get(keyOf(conversationId))
  return marksSchema.safeParse(typeof text === 'string' ? parsedJson(text) : []).data ?? []
}

type NewDraft = {
  readonly text: string
  readonly attachmentIds: readonly AttachmentId[]
  /** See `draftMarks`. */
  readonly foreignMarks?: readonly string[]
}

/** A draft that comes late, for a conversation or a file that was deleted meanwhile, is dropped. */
export const saveDraft = (
  database: WritableDatabase,
  conversationId: ConversationId | null,
  { text, attachmentIds, foreignMarks = [] }: NewDraft,
  now: number,
): void => {
  inTransaction(database, () => {
    clearDraft(database, conversationId)
    if (text === '' && attachmentIds.length === 0) return
    const key = keyOf(conversationId)
    if (conversationId !== null && getConversation(database, conversationId) === null) return
    statement(
      database,
      'INSERT INTO drafts (conversation_key, conversation_id, text, updated_at, foreign_marks) VALUES (?, ?, ?, ?, ?)',
    ).run(key, conversationId, text, now, JSON.stringify(foreignMarks))
    const add = statement(
      database,
      'INSERT INTO draft_attachments (conversation_key, place, attachment_id) SELECT ?, ?, id FROM attachments WHERE id = ?',
    )
    attachmentIds.forEach((id, place) => add.run(key, place, id))
  })
}

export const readDraft = (database: ReadableDatabase, conversationId: ConversationId | null): Draft => {
  const key = keyOf(conversationId)
  const text = z.string().optional().parse(statement(database, 'SELECT text FROM drafts WHERE conversation_key = ?').pluck().get(key)) ?? ''
  const ids = z
    .array(attachmentIdSchema)
    .parse(statement(database, 'SELECT attachment_id FROM draft_attachments WHERE conversation_key = ? ORDER BY place').pluck().all(key))
  return { text, attachments: ids.flatMap((id) => getAttachment(database, id) ?? []) }
}
