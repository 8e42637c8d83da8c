import { z } from 'zod'
import { attachmentPageSchema, attachmentSchema, s3SourceSchema, type Attachment, type AttachmentPage } from '../../shared/attachment.ts'
import { attachmentIdSchema, type AttachmentId } from '../../shared/ids.ts'
import { parsedJson } from '../../shared/json.ts'
import { rangesOf, type PageRange } from '../../shared/page-selection.ts'
import { forgetDeleted, inTransaction, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

/** Of the table `attachments`, as `attachmentOfRow` takes them. */
export const attachmentColumns = `attachments.id, kind, name, media_type AS mediaType, size_bytes AS sizeBytes, sha256, page_count AS pageCount,
  readable_page_count AS readablePageCount, failed_pages AS failedPages, page_selection AS pageSelection, width, height, s3,
  is_stored AS isStored, is_removed AS isRemoved, has_view AS hasView, has_thumbnail AS hasThumbnail, attachments.created_at AS createdAt`

const flag = z.number().transform((value) => value === 1)
const failedPages = attachmentSchema.shape.failedPages.catch([])
const pageSelection = attachmentSchema.shape.pageSelection.catch(null)
const s3 = s3SourceSchema.nullable().catch(null)

/** What is no list of pages or no address any more is left out: the file itself is still there. */
const rowSchema = attachmentSchema.extend({
  failedPages: z.string().transform((text) => failedPages.parse(parsedJson(text))),
  pageSelection,
  s3: z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : s3.parse(parsedJson(text)))),
  isStored: flag,
  isRemoved: flag,
  hasView: flag,
  hasThumbnail: flag,
})

export const attachmentOfRow = (row: unknown): Attachment => rowSchema.parse(row)

const bit = (value: boolean): 0 | 1 => (value ? 1 : 0)

const insertRow = (database: WritableDatabase, attachment: Attachment): void => {
  const { id, kind, name, mediaType, sizeBytes, sha256, pageCount, readablePageCount, width, height, createdAt } = attachment
  statement(
    database,
    `INSERT INTO attachments (id, kind, name, media_type, size_bytes, sha256, page_count, readable_page_count, failed_pages, page_selection,
     width, height, s3, is_stored, is_removed, has_view, has_thumbnail, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    kind,
    name,
    mediaType,
    sizeBytes,
    sha256,
    pageCount,
    readablePageCount,
    JSON.stringify(attachment.failedPages),
    attachment.pageSelection,
    width,
    height,
    attachment.s3 === null ? null : JSON.stringify(attachment.s3),
    bit(attachment.isStored),
    bit(attachment.isRemoved),
    bit(attachment.hasView),
    bit(attachment.hasThumbnail),
    createdAt,
  )
}

export const insertAttachment = (database: WritableDatabase, attachment: Attachment, pages: readonly AttachmentPage[]): void => {
  inTransaction(database, () => {
    insertRow(database, attachment)
    const insertPage = statement(database, 'INSERT INTO attachment_pages (attachment_id, page, label, text) VALUES (?, ?, ?, ?)')
    for (const { number, label, text } of pages) insertPage.run(attachment.id, number, label, text)
  })
}

export const getAttachment = (database: ReadableDatabase, id: AttachmentId): Attachment | null => {
  const row = statement(database, `SELECT ${attachmentColumns} FROM attachments WHERE id = ?`).get(id)
  return row === undefined ? null : attachmentOfRow(row)
}

/** The extracted text in order: of a file with chosen pages only those, under their own numbers. */
export const attachmentPages = (database: ReadableDatabase, id: AttachmentId): AttachmentPage[] =>
  z
    .array(attachmentPageSchema)
    .parse(statement(database, 'SELECT page AS number, label, text FROM attachment_pages WHERE attachment_id = ? ORDER BY page').all(id))

/** The same bytes look the same: the thumbnail belongs to all attachments of one file. */
export const setHasThumbnail = (database: WritableDatabase, id: AttachmentId): void => {
  statement(
    database,
    'UPDATE attachments SET has_thumbnail = 1 WHERE sha256 = (SELECT sha256 FROM attachments WHERE id = ?) AND is_removed = 0',
  ).run(id)
}

/** Hashes of all files whose bytes are to stay. */
export const usedHashes = (database: ReadableDatabase): ReadonlySet<string> =>
  new Set(
    z
      .array(z.string())
      .parse(statement(database, 'SELECT DISTINCT sha256 FROM attachments WHERE is_removed = 0 AND is_stored = 1').pluck().all()),
  )

/** Where all the text of a file is: with the attachment of the same bytes of which no pages were chosen, while there is one. */
const textSource = (database: ReadableDatabase, { id, sha256 }: Attachment): unknown =>
  statement(
    database,
    `SELECT id FROM attachments WHERE sha256 = ? AND page_selection IS NULL AND is_removed = 0
     ORDER BY (SELECT count(*) FROM attachment_pages WHERE attachment_id = attachments.id) DESC, number LIMIT 1`,
  )
    .pluck()
    .get(sha256) ?? id

const allPages: PageRange = { first: 1, last: Number.MAX_SAFE_INTEGER }

/** The same file once more with other pages chosen; null chooses all. What is chosen may be more than `id` itself has. */
export const copyWithPages = (
  database: WritableDatabase,
  id: AttachmentId,
  newId: AttachmentId,
  selection: string | null,
  now: number,
): Attachment =>
  inTransaction(database, () => {
    const attachment = getAttachment(database, id)
    if (attachment === null) throw new Error(`No attachment ${id}`)
    const copy: Attachment = { ...attachment, id: newId, pageSelection: selection, createdAt: now }
    insertRow(database, copy)
    const copyPages = statement(
      database,
      `INSERT INTO attachment_pages (attachment_id, page, label, text)
       SELECT ?, page, label, text FROM attachment_pages WHERE attachment_id = ? AND page BETWEEN ? AND ? ORDER BY page`,
    )
    const source = textSource(database, attachment)
    for (const { first, last } of selection === null ? [allPages] : rangesOf(selection)) copyPages.run(newId, source, first, last)
    return copy
  })

const usedBy = (attachments: string): string => `(EXISTS (SELECT 1 FROM parts WHERE attachment_id = ${attachments}.id)
  OR EXISTS (SELECT 1 FROM draft_attachments WHERE attachment_id = ${attachments}.id)
  OR EXISTS (SELECT 1 FROM batch_items WHERE attachment_id = ${attachments}.id))`

/**
 * Neither a message nor a draft nor a batch refers to it; and where chosen pages of the same bytes are in use, it is not the one with the text of all
 * pages, from which others may be chosen.
 */
const unreferenced = `NOT ${usedBy('attachments')} AND NOT (attachments.page_selection IS NULL AND EXISTS (
  SELECT 1 FROM attachments AS chosen WHERE chosen.sha256 = attachments.sha256 AND chosen.page_selection IS NOT NULL AND ${usedBy('chosen')}))`

const hashedRows = z.array(z.object({ id: attachmentIdSchema, sha256: z.string() }))

const deleteRows = (database: WritableDatabase, rows: z.infer<typeof hashedRows>): string[] => {
  const removeOne = statement(database, 'DELETE FROM attachments WHERE id = ?')
  for (const { id } of rows) removeOne.run(id)
  const isUsed = statement(database, 'SELECT 1 FROM attachments WHERE sha256 = ? AND is_removed = 0')
  return [...new Set(rows.map(({ sha256 }) => sha256))].filter((sha256) => isUsed.get(sha256) === undefined)
}

/**
 * Deletes those of the attachments that no message, draft or batch refers to any more, and with them what is left of the same bytes from before, such
 * as earlier choices of pages. Returns the hashes that no attachment uses now, for the caller to remove the files.
 */
export const removeUnreferenced = (database: WritableDatabase, ids: readonly AttachmentId[]): string[] =>
  inTransaction(database, () => {
    const find = statement(
      database,
      `SELECT attachments.id, attachments.sha256 FROM attachments AS given JOIN attachments
       ON attachments.sha256 = given.sha256 AND (attachments.id = given.id OR attachments.created_at <= given.created_at)
       WHERE given.id = ? AND NOT ${usedBy('given')} AND ${unreferenced}`,
    )
    return deleteRows(
      database,
      ids.flatMap((id) => hashedRows.parse(find.all(id))),
    )
  })

/** The same for every attachment made before `olderThan` (milliseconds since 1970): what was added and never sent. */
export const removeUnreferencedAttachments = (database: WritableDatabase, { olderThan }: { readonly olderThan: number }): string[] => {
  const [removed, hashes] = inTransaction(database, () => {
    const rows = hashedRows.parse(
      statement(database, `SELECT id, sha256 FROM attachments WHERE created_at < ? AND ${unreferenced}`).all(olderThan),
    )
    return [rows.length, deleteRows(database, rows)]
  })
  if (removed > 0) forgetDeleted(database)
  return hashes
}

/**
 * Takes a file away from everywhere it is used, with all attachments of the same bytes: its text, its pictures, and the kept requests of the
 * conversations that it is in. Messages and batches keep its name, drafts let go of it. Returns the hashes whose files must go.
 */
export const removeAttachment = (database: WritableDatabase, id: AttachmentId): string[] => {
  const hashes = inTransaction(database, () => {
    const rows = hashedRows.parse(
      statement(database, 'SELECT id, sha256 FROM attachments WHERE sha256 = (SELECT sha256 FROM attachments WHERE id = ?)').all(id),
    )
    const clean = [
      'DELETE FROM attachment_pages WHERE attachment_id = ?',
      'DELETE FROM draft_attachments WHERE attachment_id = ?',
      `DELETE FROM exchanges WHERE conversation_id IN (
       SELECT conversation_id FROM messages JOIN parts ON parts.message_id = messages.id WHERE attachment_id = ?)`,
      'UPDATE attachments SET is_removed = 1, has_thumbnail = 0, has_view = 0 WHERE id = ?',
    ].map((sql) => statement(database, sql))
    for (const row of rows) for (const step of clean) step.run(row.id)
    return [...new Set(rows.map(({ sha256 }) => sha256))]
  })
  forgetDeleted(database)
  return hashes
}
