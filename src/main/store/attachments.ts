import { z } from 'zod'
import { attachmentSchema, type Attachment } from '../../shared/attachment.ts'
import type { AttachmentId } from '../../shared/ids.ts'
import { forgetDeleted, inTransaction, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

const columns = `id, kind, name, media_type AS mediaType, size_bytes AS sizeBytes, sha256, page_count AS pageCount,
  readable_page_count AS readablePageCount, has_thumbnail AS hasThumbnail, created_at AS createdAt`

const rowSchema = attachmentSchema.extend({ hasThumbnail: z.number().transform((value) => value === 1) })

export const insertAttachment = (database: WritableDatabase, attachment: Attachment, pages: readonly string[]): void => {
  inTransaction(database, () => {
    const { id, kind, name, mediaType, sizeBytes, sha256, pageCount, readablePageCount, hasThumbnail, createdAt } = attachment
    statement(
      database,
      `INSERT INTO attachments (id, kind, name, media_type, size_bytes, sha256, page_count, readable_page_count, has_thumbnail, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(id, kind, name, mediaType, sizeBytes, sha256, pageCount, readablePageCount, hasThumbnail ? 1 : 0, createdAt)
    const insertPage = statement(database, 'INSERT INTO attachment_pages (attachment_id, page, text) VALUES (?, ?, ?)')
    pages.forEach((text, index) => insertPage.run(id, index + 1, text))
  })
}

export const getAttachment = (database: ReadableDatabase, id: AttachmentId): Attachment | null => {
  const row = statement(database, `SELECT ${columns} FROM attachments WHERE id = ?`).get(id)
  return row === undefined ? null : rowSchema.parse(row)
}

/** The extracted text, one string a page, in order. */
export const attachmentPages = (database: ReadableDatabase, id: AttachmentId): string[] =>
  z.array(z.string()).parse(statement(database, 'SELECT text FROM attachment_pages WHERE attachment_id = ? ORDER BY page').pluck().all(id))

/** The same bytes look the same: the thumbnail belongs to all attachments of one file. */
export const setHasThumbnail = (database: WritableDatabase, id: AttachmentId): void => {
  statement(database, 'UPDATE attachments SET has_thumbnail = 1 WHERE sha256 = (SELECT sha256 FROM attachments WHERE id = ?)').run(id)
}

const unreferenced = `id NOT IN (SELECT attachment_id FROM parts WHERE attachment_id IS NOT NULL)
  AND id NOT IN (SELECT attachment_id FROM draft_attachments)`

const remove = (database: WritableDatabase, attachments: readonly Attachment[]): string[] => {
  const removeOne = statement(database, 'DELETE FROM attachments WHERE id = ?')
  for (const { id } of attachments) removeOne.run(id)
  const isUsed = statement(database, 'SELECT 1 FROM attachments WHERE sha256 = ?')
  return [...new Set(attachments.map(({ sha256 }) => sha256))].filter((sha256) => isUsed.get(sha256) === undefined)
}

/**
 * Deletes those of the attachments that no message and no draft refers to any more.
 * Returns the hashes that no attachment uses now, for the caller to remove the files.
 */
export const removeUnreferenced = (database: WritableDatabase, ids: readonly AttachmentId[]): string[] =>
  inTransaction(database, () => {
    const find = statement(database, `SELECT ${columns} FROM attachments WHERE id = ? AND ${unreferenced}`)
    return remove(database, z.array(rowSchema).parse(ids.map((id) => find.get(id)).filter((row) => row !== undefined)))
  })

/** The same for every attachment made before `olderThan` (milliseconds since 1970): what was added and never sent. */
export const removeUnreferencedAttachments = (database: WritableDatabase, { olderThan }: { readonly olderThan: number }): string[] => {
  const removed = inTransaction(database, () =>
    remove(
      database,
      z
        .array(rowSchema)
        .parse(statement(database, `SELECT ${columns} FROM attachments WHERE created_at < ? AND ${unreferenced}`).all(olderThan)),
    ),
  )
  if (removed.length > 0) forgetDeleted(database)
  return removed
}
