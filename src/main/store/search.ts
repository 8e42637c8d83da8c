import { z } from 'zod'
import type { SearchHit } from '../../shared/conversation.ts'
import { conversationIdSchema } from '../../shared/ids.ts'
import { getConversationSummary } from './conversations.ts'
import type { ReadableDatabase } from './database.ts'
import { statement } from './statements.ts'

const markStart = '\uE000'
const markEnd = '\uE001'
const snippetWords = 18

/** Words as the index's tokenizer sees them; null when there is none, as for most emoji. The last word also matches longer ones. */
export const matchExpression = (query: string): string | null => {
  const words = query.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)
  if (words === null) return null
  return words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' ')
}

const snippet = (index: string): string => `snippet(${index}, 0, '${markStart}', '${markEnd}', '…', ${snippetWords})`

/** One branch for each thing that can be found; a title counts most. */
const indexed = `
  SELECT conversations.id AS id, ${snippet('title_index')} AS snippet, rank * 4 AS score, updated_at FROM title_index
    JOIN conversations ON conversations.number = title_index.rowid WHERE title_index MATCH :match
  UNION ALL
  SELECT conversations.id, ${snippet('text_index')}, rank, updated_at FROM text_index
    JOIN parts ON parts.id = text_index.rowid JOIN messages ON messages.id = parts.message_id
    JOIN conversations ON conversations.id = messages.conversation_id WHERE text_index MATCH :match
  UNION ALL
  SELECT conversations.id, ${snippet('file_index')}, rank, updated_at FROM file_index
    JOIN attachment_pages ON attachment_pages.id = file_index.rowid JOIN parts ON parts.attachment_id = attachment_pages.attachment_id
    JOIN messages ON messages.id = parts.message_id JOIN conversations ON conversations.id = messages.conversation_id WHERE file_index MATCH :match
  UNION ALL
  SELECT conversations.id, ${snippet('name_index')}, rank * 2, updated_at FROM name_index
    JOIN attachments ON attachments.number = name_index.rowid JOIN parts ON parts.attachment_id = attachments.id
    JOIN messages ON messages.id = parts.message_id JOIN conversations ON conversations.id = messages.conversation_id WHERE name_index MATCH :match`

/** What the tokenizer cannot split (CJK inside a run, emoji) is looked for letter by letter, in titles, texts and file names. */
const scanned = `
  SELECT id, title AS snippet, -2 AS score, updated_at FROM conversations WHERE instr(title, :query) > 0
  UNION ALL
  SELECT conversations.id, substr(parts.text, max(1, instr(parts.text, :query) - 40), 120), -1, updated_at FROM parts
    JOIN messages ON messages.id = parts.message_id JOIN conversations ON conversations.id = messages.conversation_id
    WHERE parts.type = 'text' AND instr(parts.text, :query) > 0
  UNION ALL
  SELECT conversations.id, attachments.name, -1, updated_at FROM attachments JOIN parts ON parts.attachment_id = attachments.id
    JOIN messages ON messages.id = parts.message_id JOIN conversations ON conversations.id = messages.conversation_id
    WHERE instr(attachments.name, :query) > 0`

const best = (branches: string): string =>
  `SELECT id, snippet FROM (SELECT id, snippet, score, updated_at, row_number() OVER (PARTITION BY id ORDER BY score) AS place FROM (${branches}))
   WHERE place = 1 ORDER BY score, updated_at DESC LIMIT :limit`

const hitsSchema = z.array(z.object({ id: conversationIdSchema, snippet: z.string() }))

const needsScan = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Conversations in which all words of the query stand close together: in a title, a message, an attached file or its name. Best first, one hit each. */
export const searchConversations = (database: ReadableDatabase, query: string, limit: number): SearchHit[] => {
  const trimmed = query.trim()
  if (trimmed === '') return []
  const match = matchExpression(trimmed)
  const rows =
    match === null || needsScan.test(trimmed)
      ? statement(database, best(scanned)).all({ query: trimmed, limit })
      : statement(database, best(indexed)).all({ match, limit })
  return hitsSchema.parse(rows).flatMap(({ id, snippet: text }) => {
    const conversation = getConversationSummary(database, id)
    return conversation === null ? [] : [{ conversation, snippet: text }]
  })
}
