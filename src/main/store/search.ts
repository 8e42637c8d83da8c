import { z } from 'zod'
import type { SearchHit } from '../../shared/conversation.ts'
import { conversationIdSchema, type ConversationId } from '../../shared/ids.ts'
import { getConversationSummary } from './conversations.ts'
import type { ReadableDatabase } from './database.ts'
import { markWords, markEnd, markStart } from './mark-words.ts'
import { statement } from './statements.ts'

const snippetWords = 18

const toConversation =
  'CROSS JOIN messages ON messages.id = parts.message_id CROSS JOIN conversations ON conversations.id = messages.conversation_id'

/** What can be found, what counts most first. The joins are CROSS so that the planner starts at the index. */
const sources = [
  { index: 'title_index', table: 'conversations', key: 'conversations.number', text: 'conversations.title', joins: '' },
  {
    index: 'name_index',
    table: 'attachments',
    key: 'attachments.number',
    text: 'attachments.name',
    joins: `CROSS JOIN parts ON parts.attachment_id = attachments.id ${toConversation}`,
  },
  { index: 'text_index', table: 'parts', key: 'parts.id', text: 'parts.text', joins: toConversation },
  {
    index: 'file_index',
    table: 'attachment_pages',
    key: 'attachment_pages.id',
    text: 'attachment_pages.text',
    joins: `CROSS JOIN parts ON parts.attachment_id = attachment_pages.attachment_id ${toConversation}`,
  },
] as const
type Source = (typeof sources)[number]

/** Each conversation once, with its best row; `text` is cut only for those that are shown. */
const indexed = ({ index, table, key, joins }: Source): string =>
  `SELECT conversations.id AS id, ${index}.rowid AS key, min(${index}.rank) AS score FROM ${index}
   CROSS JOIN ${table} ON ${key} = ${index}.rowid ${joins}
   WHERE ${index} MATCH :query GROUP BY conversations.id ORDER BY score, conversations.updated_at DESC LIMIT :limit`

const snippet = ({ index }: Source): string =>
  `SELECT snippet(${index}, 0, '${markStart}', '${markEnd}', '…', ${snippetWords}) FROM ${index} WHERE ${index} MATCH ? AND rowid = ?`

const scanned = ({ table, key, text, joins }: Source): string =>
  `SELECT conversations.id AS id, max(${key}) AS key FROM ${table} ${joins}
   WHERE NOT EXISTS (SELECT 1 FROM json_each(:query) AS word WHERE instr(lower(${text}), word.value) = 0)${table === 'parts' ? " AND parts.type = 'text'" : ''}
   GROUP BY conversations.id ORDER BY conversations.updated_at DESC LIMIT :limit`

const fullText = ({ table, key, text }: Source): string => `SELECT ${text} FROM ${table} WHERE ${key} = ?`

/** Words as the index's tokenizer sees them, quoted, so that nothing typed is an operator; null when there is none, as for emoji. The last also matches longer words. */
export const matchExpression = (query: string): string | null => {
  const words = query.match(/[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co}]*/gu)
  if (words === null) return null
  return words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' ')
}

/** Words as a scan looks for them: small letters, without the spaces between them. */
export const searchWords = (query: string): string[] =>
  query
    .toLowerCase()
    .split(/[\s\0]+/u)
    .filter((word) => word !== '')

/** Scripts without spaces between words: the tokenizer sees a whole sentence as one word. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const rowsSchema = z.array(z.object({ id: conversationIdSchema, key: z.number() }))

/** The first `limit` conversations; the words around a hit are asked for only then. */
const collect = (
  database: ReadableDatabase,
  limit: number,
  query: string,
  sqlOf: (source: Source) => string,
  textOf: (source: Source, key: number) => string,
): SearchHit[] => {
  const hits = new Map<ConversationId, SearchHit>()
  for (const source of sources) {
    if (hits.size >= limit) break
    for (const { id, key } of rowsSchema.parse(statement(database, sqlOf(source)).all({ query, limit }))) {
      if (hits.has(id) || hits.size >= limit) continue
      const conversation = getConversationSummary(database, id)
      if (conversation !== null) hits.set(id, { conversation, snippet: textOf(source, key).replace(/\s+/gu, ' ').trim() })
    }
  }
  return [...hits.values()]
}

/** Conversations in which one title, file name, message or page of a file has all words of the query. One hit each, titles first. */
export const searchConversations = (database: ReadableDatabase, query: string, limit: number): SearchHit[] => {
  const words = searchWords(query)
  if (words.length === 0) return []
  const match = matchExpression(query)
  if (match === null || unspaced.test(query)) {
    return collect(database, limit, JSON.stringify(words), scanned, (source, key) =>
      markWords(z.string().parse(statement(database, fullText(source)).pluck().get(key)), words),
    )
  }
  return collect(database, limit, match, indexed, (source, key) =>
    z.string().parse(statement(database, snippet(source)).pluck().get(match, key)),
  )
}
