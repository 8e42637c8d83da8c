import { z } from 'zod'
import { grantedFolderSchema, type FolderAccess, type FolderId, type GrantedFolder } from '../../shared/folder.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { inTransaction, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

/** What was granted; whether it is still there is another question. */
export type StoredFolder = Omit<GrantedFolder, 'isThere'>

const rowSchema = grantedFolderSchema.omit({ isThere: true })
const columns = 'id, conversation_id AS conversationId, path, access'

/** In the order they were granted; null is the conversation that is not begun yet. */
export const listFolders = (database: ReadableDatabase, conversationId: ConversationId | null): StoredFolder[] =>
  z
    .array(rowSchema)
    .parse(
      statement(database, `SELECT ${columns} FROM granted_folders WHERE coalesce(conversation_id, '') = ? ORDER BY created_at, rowid`).all(
        conversationId ?? '',
      ),
    )

/** Those of all conversations, each once. */
export const allFolderPaths = (database: ReadableDatabase): string[] =>
  z.array(z.string()).parse(statement(database, 'SELECT DISTINCT path FROM granted_folders ORDER BY path').pluck().all())

export const getFolder = (database: ReadableDatabase, id: FolderId): StoredFolder | null => {
  const row = statement(database, `SELECT ${columns} FROM granted_folders WHERE id = ?`).get(id)
  return row === undefined ? null : rowSchema.parse(row)
}

type Grant = {
  readonly id: FolderId
  readonly conversationId: ConversationId | null
  readonly path: string
  readonly access: FolderAccess
  readonly now: number
}

/** The same folder again only changes what may be done in it. */
export const grantFolder = (database: WritableDatabase, { id, conversationId, path, access, now }: Grant): void => {
  statement(
    database,
    `INSERT INTO granted_folders (id, conversation_id, path, access, created_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (coalesce(conversation_id, ''), path) DO UPDATE SET access = excluded.access`,
  ).run(id, conversationId, path, access, now)
}

export const changeFolder = (database: WritableDatabase, id: FolderId, access: FolderAccess): void => {
  statement(database, 'UPDATE granted_folders SET access = ? WHERE id = ?').run(access, id)
}

export const revokeFolder = (database: WritableDatabase, id: FolderId): void => {
  statement(database, 'DELETE FROM granted_folders WHERE id = ?').run(id)
}

/** What was granted before the first question belongs to the conversation that it begins. */
export const adoptDraftFolders = (database: WritableDatabase, conversationId: ConversationId): void =>
  inTransaction(database, () => {
    statement(
      database,
      `DELETE FROM granted_folders WHERE conversation_id IS NULL AND path IN (SELECT path FROM granted_folders WHERE conversation_id = ?)`,
    ).run(conversationId)
    statement(database, 'UPDATE granted_folders SET conversation_id = ? WHERE conversation_id IS NULL').run(conversationId)
  })
