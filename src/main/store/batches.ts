import { z } from 'zod'
import {
  batchIdSchema,
  batchItemSchema,
  batchRowSchema,
  batchSchema,
  type Batch,
  type BatchId,
  type BatchItem,
  type BatchRow,
} from '../../shared/batch.ts'
import { attachmentIdSchema, conversationIdSchema } from '../../shared/ids.ts'
import { parsedJson } from '../../shared/json.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { userFacingErrorSchema } from '../../shared/user-facing-error.ts'
import { getAttachment } from './attachments.ts'
import { inTransaction, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

const excerptLength = 400

const columns = 'id, title, profile_id AS profileId, region, model_id AS modelId, status, created_at AS createdAt'

const itemRowSchema = batchItemSchema.omit({ attachment: true, error: true, excerpt: true }).extend({
  attachmentId: attachmentIdSchema,
  conversationId: conversationIdSchema.nullable(),
  error: z.string().nullable(),
})

/** Of the newest message alone: an answer that has not begun has no excerpt, and the question is not one. */
const excerptSql = `SELECT substr(text, 1, ${excerptLength}) FROM parts WHERE type = 'text' AND text <> '' AND message_id =
  (SELECT id FROM messages WHERE conversation_id = ? ORDER BY position DESC LIMIT 1)
  AND EXISTS (SELECT 1 FROM messages WHERE id = message_id AND role = 'assistant') ORDER BY part_index LIMIT 1`

const excerptOf = (database: ReadableDatabase, { status, conversationId }: Pick<BatchItem, 'status' | 'conversationId'>): string => {
  if (conversationId === null || status === 'waiting') return ''
  return z.string().parse(statement(database, excerptSql).pluck().get(conversationId) ?? '')
}

const errorOf = (text: string | null): UserFacingError | null =>
  text === null ? null : (userFacingErrorSchema.safeParse(parsedJson(text)).data ?? null)

const itemsOf = (database: ReadableDatabase, id: BatchId): BatchItem[] =>
  z
    .array(itemRowSchema)
    .parse(
      statement(
        database,
        'SELECT attachment_id AS attachmentId, status, conversation_id AS conversationId, error FROM batch_items WHERE batch_id = ? ORDER BY place',
      ).all(id),
    )
    .map(({ attachmentId, error, ...item }) => {
      const attachment = getAttachment(database, attachmentId)
      if (attachment === null) throw new Error(`No attachment ${attachmentId}`)
      return { ...item, attachment, error: errorOf(error), excerpt: excerptOf(database, item) }
    })

export const readBatch = (database: ReadableDatabase, id: BatchId): Batch | null => {
  const row = statement(database, `SELECT ${columns}, prompt FROM batches WHERE id = ?`).get(id)
  return row === undefined ? null : { ...batchSchema.omit({ items: true }).parse(row), items: itemsOf(database, id) }
}

/** Newest first. */
export const listBatches = (database: ReadableDatabase): BatchRow[] =>
  z.array(batchRowSchema).parse(
    statement(
      database,
      `SELECT ${columns}, count(batch_id) AS total, count(CASE WHEN item_status = 'done' THEN 1 END) AS finished,
         count(CASE WHEN item_status = 'failed' THEN 1 END) AS failed
       FROM batches LEFT JOIN (SELECT batch_id, status AS item_status FROM batch_items) ON batch_id = id
       GROUP BY id ORDER BY created_at DESC, id`,
    ).all(),
  )

/** The next file to ask about, of the batch that has the fewest files being answered; the oldest of several. */
export const nextWaiting = (database: ReadableDatabase): { batchId: BatchId; place: number } | null => {
  const row = statement(
    database,
    `SELECT batch_id AS batchId, place FROM batch_items JOIN batches ON batches.id = batch_id
     WHERE batch_items.status = 'waiting' AND batches.status = 'running'
     ORDER BY (SELECT count(*) FROM batch_items AS others WHERE others.batch_id = batches.id AND others.status = 'running'),
       created_at, batch_id, place LIMIT 1`,
  ).get()
  return row === undefined ? null : z.object({ batchId: batchIdSchema, place: z.number() }).parse(row)
}

/** The items keep their order: their place is what names them. */
export const insertBatch = (database: WritableDatabase, batch: Batch): void => {
  const { id, title, prompt, profileId, region, modelId, status, items, createdAt } = batch
  inTransaction(database, () => {
    statement(
      database,
      'INSERT INTO batches (id, title, prompt, profile_id, region, model_id, status, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(id, title, prompt, profileId, region, modelId, status, createdAt)
    const add = statement(
      database,
      'INSERT INTO batch_items (batch_id, place, attachment_id, status, conversation_id, error) VALUES (?, ?, ?, ?, ?, ?)',
    )
    items.forEach(({ attachment, status: itemStatus, conversationId, error }, place) =>
      add.run(id, place, attachment.id, itemStatus, conversationId, error === null ? null : JSON.stringify(error)),
    )
  })
}

type ItemState = Pick<BatchItem, 'status' | 'conversationId' | 'error'>

export const retryFailedItems = (database: WritableDatabase, id: BatchId): void => {
  statement(database, `UPDATE batch_items SET status = 'waiting', error = NULL WHERE batch_id = ? AND status = 'failed'`).run(id)
}

/** `place` counts from 0. A batch that was removed meanwhile has no item to change. */
export const setItem = (
  database: WritableDatabase,
  batchId: BatchId,
  place: number,
  { status, conversationId, error }: ItemState,
): void => {
  statement(database, 'UPDATE batch_items SET status = ?, conversation_id = ?, error = ? WHERE batch_id = ? AND place = ?').run(
    status,
    conversationId,
    error === null ? null : JSON.stringify(error),
    batchId,
    place,
  )
}

export const setBatchStatus = (database: WritableDatabase, id: BatchId, status: Batch['status']): void => {
  statement(database, 'UPDATE batches SET status = ? WHERE id = ?').run(status, id)
}

/** The conversations stay. */
export const removeBatch = (database: WritableDatabase, id: BatchId): void => {
  statement(database, 'DELETE FROM batches WHERE id = ?').run(id)
}

const newestStatus = `(SELECT messages.status FROM messages WHERE messages.conversation_id = batch_items.conversation_id
  AND role = 'assistant' ORDER BY position DESC LIMIT 1)`

/**
 * Called once at every start, when the messages that a crash left unfinished are marked: what ran is paused, and a file whose answer was not written
 * to its end waits again. One that was answered in the last moment is done, and is not asked twice.
 */
export const pauseAll = (database: WritableDatabase): void => {
  inTransaction(database, () => {
    statement(
      database,
      `UPDATE batch_items SET error = NULL, status = CASE WHEN ${newestStatus} = 'complete' THEN 'done' ELSE 'waiting' END WHERE status = 'running'`,
    ).run()
    statement(database, `UPDATE batches SET status = 'paused' WHERE status = 'running'`).run()
    statement(
      database,
      `UPDATE batches SET status = 'done' WHERE status = 'paused'
         AND NOT EXISTS (SELECT 1 FROM batch_items WHERE batch_id = id AND status IN ('waiting', 'running'))`,
    ).run()
  })
}
