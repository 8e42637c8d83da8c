import { z } from 'zod'
import { conversationSummarySchema, type Conversation, type ConversationSummary } from '../../shared/conversation.ts'
import type { InferenceChanges } from '../../shared/inference.ts'
import { attachmentIdSchema, type AttachmentId, type ConversationId, type ProfileId } from '../../shared/ids.ts'
import { removeUnreferenced } from './attachments.ts'
import { forgetInputs } from './audit.ts'
import { forgetDeleted, inTransaction, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { parseInference } from './parse-inference.ts'
import { statement } from './statements.ts'

const columns = `id, title, profile_id AS profileId, region, model_id AS modelId, context_from AS contextFrom,
  context_summary IS NOT NULL AS hasSummary, preview, created_at AS createdAt, updated_at AS updatedAt`

const rowSchema = conversationSummarySchema.extend({ hasSummary: z.number().transform((value) => value === 1) })

const summaryOf = (row: unknown): ConversationSummary | null => (row === undefined ? null : rowSchema.parse(row))

const withoutPreview = ({ preview: _preview, ...conversation }: ConversationSummary): Conversation => conversation

type NewConversation = Pick<Conversation, 'id' | 'title' | 'profileId' | 'region' | 'modelId'> & { readonly now: number }

export const getConversationSummary = (database: ReadableDatabase, id: ConversationId): ConversationSummary | null =>
  summaryOf(statement(database, `SELECT ${columns} FROM conversations WHERE id = ?`).get(id))

export const getConversation = (database: ReadableDatabase, id: ConversationId): Conversation | null => {
  const summary = getConversationSummary(database, id)
  return summary === null ? null : withoutPreview(summary)
}

const mustGet = (database: ReadableDatabase, id: ConversationId): Conversation => {
  const conversation = getConversation(database, id)
  if (conversation === null) throw new Error(`No conversation ${id}`)
  return conversation
}

export const insertConversation = (
  database: WritableDatabase,
  { id, title, profileId, region, modelId, now }: NewConversation,
): Conversation => {
  statement(
    database,
    `INSERT INTO conversations (id, title, title_source, profile_id, region, model_id, created_at, updated_at) VALUES (?, ?, 'none', ?, ?, ?, ?, ?)`,
  ).run(id, title, profileId, region, modelId, now, now)
  return mustGet(database, id)
}

/** Newest first. Offsets are stable enough: a page is read again when a conversation moves to the top. */
export const listConversations = (
  database: ReadableDatabase,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): { conversations: ConversationSummary[]; hasMore: boolean } => {
  const rows = statement(database, `SELECT ${columns} FROM conversations ORDER BY updated_at DESC, id LIMIT ? OFFSET ?`).all(
    limit + 1,
    offset,
  )
  const conversations = z.array(rowSchema).parse(rows.slice(0, limit))
  return { conversations, hasMore: rows.length > limit }
}

/** A title that a person wrote is never replaced by an automatic one. Does not change the order of the list. */
export const renameConversation = (
  database: WritableDatabase,
  id: ConversationId,
  title: string,
  source: 'auto' | 'user',
): Conversation => {
  const condition = source === 'auto' ? `AND title_source <> 'user'` : ''
  statement(database, `UPDATE conversations SET title = ?, title_source = ? WHERE id = ? ${condition}`).run(title, source, id)
  return mustGet(database, id)
}

export const configureConversation = (
  database: WritableDatabase,
  id: ConversationId,
  { profileId, region, modelId }: { readonly profileId: ProfileId; readonly region: string; readonly modelId: string },
): Conversation => {
  statement(database, 'UPDATE conversations SET profile_id = ?, region = ?, model_id = ? WHERE id = ?').run(profileId, region, modelId, id)
  return mustGet(database, id)
}

/** Keeps the region that the first request went to, so that the conversation stays there when the profile changes on the disk. */
export const settleRegion = (database: WritableDatabase, id: ConversationId, region: string): void => {
  statement(database, `UPDATE conversations SET region = ? WHERE id = ? AND region = ''`).run(region, id)
}

/** The person's own choices for the requests of a conversation; what can no longer be read counts as not chosen. */
export const readConversationInference = (database: ReadableDatabase, id: ConversationId): InferenceChanges => {
  const row = statement(database, 'SELECT inference FROM conversations WHERE id = ?').pluck().get(id)
  return typeof row === 'string' ? parseInference(row) : {}
}

export const writeConversationInference = (database: WritableDatabase, id: ConversationId, changes: InferenceChanges): void => {
  statement(database, 'UPDATE conversations SET inference = ? WHERE id = ?').run(JSON.stringify(changes), id)
}

/** Messages before `from` are not sent any more; `summary` stands for them where there is one. */
export const setContext = (
  database: WritableDatabase,
  id: ConversationId,
  { from, summary }: { readonly from: number; readonly summary: string | null },
): Conversation => {
  statement(database, 'UPDATE conversations SET context_from = ?, context_summary = ? WHERE id = ?').run(from, summary, id)
  return mustGet(database, id)
}

export const readContextSummary = (database: ReadableDatabase, id: ConversationId): string | null =>
  z
    .string()
    .nullable()
    .parse(statement(database, 'SELECT context_summary FROM conversations WHERE id = ?').pluck().get(id) ?? null)

/** Replaces the quiet line of a conversation, for a text that may not stand there any more. */
export const setPreview = (database: WritableDatabase, id: ConversationId, preview: string): void => {
  statement(database, 'UPDATE conversations SET preview = ? WHERE id = ?').run(preview, id)
}

/** Moves a conversation to the top of the list. */
export const touchConversation = (database: WritableDatabase, id: ConversationId, now: number, preview: string): void => {
  statement(database, 'UPDATE conversations SET updated_at = max(updated_at, ?), preview = ? WHERE id = ?').run(now, preview, id)
}

const attachmentIdsOf = (database: ReadableDatabase, id: ConversationId): AttachmentId[] =>
  z.array(attachmentIdSchema).parse(
    statement(
      database,
      `SELECT attachment_id FROM parts JOIN messages ON messages.id = parts.message_id WHERE conversation_id = ? AND attachment_id IS NOT NULL
       UNION SELECT attachment_id FROM draft_attachments WHERE conversation_key = ?`,
    )
      .pluck()
      .all(id, id),
  )

/**
 * Deletes a conversation with its messages, draft, index entries, what its tools were handed, and the attachments that nothing else uses, and takes the text out of the
 * write-ahead log too. Returns the hashes of files to remove.
 */
export const deleteConversation = (database: WritableDatabase, id: ConversationId): string[] => {
  const unusedHashes = inTransaction(database, () => {
    const attachmentIds = attachmentIdsOf(database, id)
    forgetInputs(database, id)
    statement(database, 'DELETE FROM conversations WHERE id = ?').run(id)
    return removeUnreferenced(database, attachmentIds)
  })
  forgetDeleted(database)
  return unusedHashes
}
