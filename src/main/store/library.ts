import { z } from 'zod'
import { libraryItemSchema, type LibraryItem } from '../../shared/attachment.ts'
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.ts'
import { attachmentColumns, attachmentOfRow } from './attachments.ts'
import type { ReadableDatabase } from './database.ts'
import { matchExpression, searchWords, unspaced } from './search.ts'
import { statement } from './statements.ts'

type LibraryQuery = RequestInput<'library.list'>
type Library = RequestOutput<'library.list'>

/** A file is found by its name, and by the text of any attachment of its bytes. The joins are CROSS so that the planner starts at the index. */
const foundByIndex = `(attachments.number IN (SELECT rowid FROM name_index WHERE name_index MATCH :query) OR sha256 IN (
  SELECT paged.sha256 FROM file_index CROSS JOIN attachment_pages ON attachment_pages.id = file_index.rowid
  CROSS JOIN attachments AS paged ON paged.id = attachment_pages.attachment_id WHERE file_index MATCH :query))`

const hasAllWords = (text: string): string =>
  `NOT EXISTS (SELECT 1 FROM json_each(:query) AS word WHERE instr(lower(${text}), word.value) = 0)`

const foundByScan = `(${hasAllWords('name')} OR sha256 IN (SELECT paged.sha256 FROM attachment_pages
  CROSS JOIN attachments AS paged ON paged.id = attachment_pages.attachment_id WHERE ${hasAllWords('attachment_pages.text')}))`

const inConversation = `(sha256, name) IN (SELECT used.sha256, used.name FROM messages CROSS JOIN parts ON parts.message_id = messages.id
  CROSS JOIN attachments AS used ON used.id = parts.attachment_id WHERE messages.conversation_id = :conversation
  UNION SELECT used.sha256, used.name FROM draft_attachments CROSS JOIN attachments AS used ON used.id = draft_attachments.attachment_id
  WHERE draft_attachments.conversation_key = :conversation)`

const searchOf = (query: string): { readonly condition: string; readonly words: string } | null => {
  const words = searchWords(query)
  if (words.length === 0) return null
  const match = matchExpression(query)
  if (match === null || unspaced.test(query)) return { condition: foundByScan, words: JSON.stringify(words) }
  return { condition: foundByIndex, words: match }
}

/** Of the attachments of one file the newest that has all pages stands for it: SQLite takes the other columns from the row of the `max`. */
const filesSql = (conditions: readonly string[], order: string): string =>
  `SELECT number, name, max((page_selection IS NULL) * 1e15 + created_at) FROM attachments
   WHERE ${['is_removed = 0', ...conditions].join(' AND ')} GROUP BY sha256, name ORDER BY ${order}`

const orders = {
  newest: 'created_at DESC, number DESC',
  largest: 'size_bytes DESC, name, number DESC',
  name: 'number DESC',
} as const satisfies Record<LibraryQuery['order'], string>

const keysSchema = z.array(z.object({ number: z.number(), name: z.string() }))
const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

const listKeys = (database: ReadableDatabase, { query, kind, conversationId, order }: LibraryQuery): readonly number[] => {
  const search = searchOf(query)
  const conditions = [
    ...(search === null ? [] : [search.condition]),
    ...(kind === null ? [] : ['kind = :kind']),
    ...(conversationId === null ? [] : [inConversation]),
  ]
  const values = {
    ...(search === null ? {} : { query: search.words }),
    ...(kind === null ? {} : { kind }),
    ...(conversationId === null ? {} : { conversation: conversationId }),
  }
  const keys = keysSchema.parse(statement(database, filesSql(conditions, orders[order])).all(values))
  const sorted = order === 'name' ? keys.toSorted((left, right) => byName.compare(left.name, right.name)) : keys
  return sorted.map(({ number }) => number)
}

const conversationsSchema = libraryItemSchema.shape.conversations

const itemOf = (database: ReadableDatabase, number: number): LibraryItem => {
  const attachment = attachmentOfRow(statement(database, `SELECT ${attachmentColumns} FROM attachments WHERE number = ?`).get(number))
  const conversations = statement(
    database,
    `SELECT DISTINCT conversations.id AS conversationId, conversations.title AS title FROM attachments
     CROSS JOIN parts ON parts.attachment_id = attachments.id CROSS JOIN messages ON messages.id = parts.message_id
     CROSS JOIN conversations ON conversations.id = messages.conversation_id
     WHERE sha256 = ? AND attachments.name = ? ORDER BY conversations.updated_at DESC`,
  ).all(attachment.sha256, attachment.name)
  const draft = statement(
    database,
    `SELECT 1 FROM attachments CROSS JOIN draft_attachments ON draft_attachments.attachment_id = attachments.id
     WHERE sha256 = ? AND attachments.name = ? LIMIT 1`,
  ).get(attachment.sha256, attachment.name)
  return { attachment, conversations: conversationsSchema.parse(conversations), isInDraft: draft !== undefined }
}

/** Every file that is kept, once for its bytes and its name; removed ones are not among them. */
export const listLibrary = (database: ReadableDatabase, query: LibraryQuery): Library => {
  const keys = listKeys(database, query)
  const { limit, offset } = query
  return {
    items: keys.slice(offset, offset + limit).map((number) => itemOf(database, number)),
    hasMore: keys.length > offset + limit,
    count: keys.length,
    totalBytes: z.number().parse(
      statement(
        database,
        `SELECT coalesce(sum(bytes), 0) FROM (
         SELECT max(size_bytes) AS bytes FROM attachments WHERE is_removed = 0 AND is_stored = 1 GROUP BY sha256)`,
      )
        .pluck()
        .get(),
    ),
  }
}
