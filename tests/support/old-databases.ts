import { join } from 'node:path'
import Database from 'better-sqlite3'
import { initial } from '../../src/main/store/migrations/0001-initial.ts'
import { signIn } from '../../src/main/store/migrations/0002-sign-in.ts'
import { converse } from '../../src/main/store/migrations/0003-converse.ts'
import { attachmentIdSchema } from '../../src/shared/ids.ts'
import { temporaryFolder } from './temporary-database.ts'

export const oldProfileId = 'app:6b8f9a52-7c1e-4d5a-9a55-0f5b5f1f0c11'
export const oldConversationId = '6b8f9a52-7c1e-4d5a-9a55-0f5b5f1f0c12'
const oldMessageId = '6b8f9a52-7c1e-4d5a-9a55-0f5b5f1f0c13'
export const oldFileId = attachmentIdSchema.parse('6b8f9a52-7c1e-4d5a-9a55-0f5b5f1f0c14')

/** A database as the first version left it, with a profile of that time. */
export const firstVersion = (): string => {
  const folder = temporaryFolder()
  const database = new Database(join(folder, 'outcrop.sqlite'))
  database.exec(initial)
  database.pragma('user_version = 1')
  database
    .prepare(
      `INSERT INTO app_profiles (id, name, kind, region, secret_saved, created_at) VALUES (?, 'Work', 'keychain', 'eu-west-1', 1, 5)`,
    )
    .run(oldProfileId)
  database
    .prepare(
      `INSERT INTO conversations (id, title, title_source, profile_id, model_id, created_at, updated_at) VALUES (?, 'Old', 'user', 'demo', 'm', 1, 2)`,
    )
    .run(oldConversationId)
  database.close()
  return folder
}

/** A database as the second version left it: with one message, what it cost, and what a deleted conversation had cost. */
export const secondVersion = (): string => {
  const folder = firstVersion()
  const database = new Database(join(folder, 'outcrop.sqlite'))
  database.exec(signIn)
  database.pragma('user_version = 2')
  database
    .prepare(
      `INSERT INTO messages (id, conversation_id, turn_id, position, role, status, created_at) VALUES (?, ?, ?, 1, 'assistant', 'complete', 1)`,
    )
    .run(oldMessageId, oldConversationId, oldMessageId)
  database.prepare(`INSERT INTO parts (message_id, part_index, type, text) VALUES (?, 0, 'text', 'granite')`).run(oldMessageId)
  const addUsage = database.prepare(
    `INSERT INTO usage (conversation_id, message_id, purpose, profile_id, model_id, input_tokens, output_tokens, cache_read_tokens,
     cache_write_tokens, cost_usd, price_as_of, created_at) VALUES (?, ?, ?, 'demo', 'm', 10, 5, 2, 1, ?, ?, ?)`,
  )
  const noon = new Date(2026, 4, 3, 12).getTime()
  addUsage.run(oldConversationId, oldMessageId, 'reply', 0.25, '2026-01-01', noon)
  addUsage.run(null, null, 'title', null, null, noon + 1)
  database.close()
  return folder
}

/** What every version before the fourth could hold: a file of two pages, in a message and in a draft. */
export const addOldFile = (folder: string): void => {
  const database = new Database(join(folder, 'outcrop.sqlite'))
  database
    .prepare(
      `INSERT INTO attachments (id, kind, name, media_type, size_bytes, sha256, page_count, readable_page_count, has_thumbnail, created_at)
       VALUES (?, 'pdf', 'old.pdf', 'application/pdf', 99, ?, 2, 2, 1, 7)`,
    )
    .run(oldFileId, 'a'.repeat(64))
  const addPage = database.prepare('INSERT INTO attachment_pages (attachment_id, page, text) VALUES (?, ?, ?)')
  for (const [index, words] of ['slate', 'basalt'].entries()) addPage.run(oldFileId, index + 1, words)
  database
    .prepare(
      `INSERT INTO messages (id, conversation_id, turn_id, position, role, status, created_at) VALUES (?, ?, ?, 9, 'user', 'complete', 1)`,
    )
    .run(oldFileId, oldConversationId, oldFileId)
  database
    .prepare(`INSERT INTO parts (message_id, part_index, type, attachment_id) VALUES (?, 0, 'attachment', ?)`)
    .run(oldFileId, oldFileId)
  database.prepare(`INSERT INTO drafts (conversation_key, text, updated_at) VALUES ('', 'draft', 1)`).run()
  database.prepare(`INSERT INTO draft_attachments (conversation_key, place, attachment_id) VALUES ('', 0, ?)`).run(oldFileId)
  database.close()
}

export const thirdVersion = (): string => {
  const folder = secondVersion()
  const database = new Database(join(folder, 'outcrop.sqlite'))
  database.exec(converse)
  database.pragma('user_version = 3')
  database.close()
  return folder
}
