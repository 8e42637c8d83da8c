import { realpath, stat } from 'node:fs/promises'
import { refusal } from '../../../shared/expected-error.ts'
import { folderIdSchema, type GrantedFolder } from '../../../shared/folder.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { changeFolder, getFolder, grantFolder, listFolders, revokeFolder } from '../../store/folders.ts'
import { isWholeDisk, placesKeptOutWith } from '../../tools/files/kept-out.ts'
import { isKeptOut } from '../../tools/files/workspace-paths.ts'
import type { PageHandlers } from '../page-handlers.ts'

export type FolderDependencies = {
  readonly database: () => WritableDatabase
  /** Shows the system's folder picker; null when it was cancelled. */
  readonly pickFolder: () => Promise<string | null>
  readonly newId: () => string
  readonly now: () => number
  /** Folders that are never granted, besides those that are always kept out: the app's own. */
  readonly keptOut: readonly string[]
}

/** The folders that tools may use in a conversation. Only the system's picker names one: the page never does. */
export const folderHandlers = ({ database, pickFolder, newId, now, keptOut }: FolderDependencies): PageHandlers<'folders'> => {
  const listed = async (conversationId: ConversationId | null): Promise<GrantedFolder[]> =>
    Promise.all(listFolders(database(), conversationId).map(async (folder) => ({ ...folder, isThere: await isStillThere(folder.path) })))

  return {
    'folders.list': ({ conversationId }) => listed(conversationId),
    'folders.grant': async ({ conversationId, access }) => {
      const chosen = await pickFolder()
      if (chosen !== null) {
        const path = await realFolder(chosen)
        if (isWholeDisk(path)) throw refusal('folder-whole-disk', words.wholeDiskTitle, words.wholeDiskAdvice)
        if (isKeptOut(placesKeptOutWith(keptOut), path)) throw refusal('folder-kept-out', words.keptOutTitle(path), words.keptOutAdvice)
        grantFolder(database(), { id: folderIdSchema.parse(newId()), conversationId, path, access, now: now() })
      }
      return listed(conversationId)
    },
    'folders.change': async ({ folderId, access }) => {
      const folder = getFolder(database(), folderId)
      changeFolder(database(), folderId, access)
      return folder === null ? [] : listed(folder.conversationId)
    },
    'folders.revoke': async ({ folderId }) => {
      const folder = getFolder(database(), folderId)
      revokeFolder(database(), folderId)
      return folder === null ? [] : listed(folder.conversationId)
    },
  }
}

/** Without links: what is granted stays the folder that was chosen. */
const realFolder = async (chosen: string): Promise<string> => {
  try {
    const path = await realpath(chosen)
    if ((await stat(path)).isDirectory()) return path
  } catch (cause) {
    throw refusal('folder-unreadable', words.folderUnreadableTitle(chosen), words.folderUnreadableAdvice, cause)
  }
  throw refusal('folder-unreadable', words.folderUnreadableTitle(chosen), words.folderUnreadableAdvice)
}

const isStillThere = async (path: string): Promise<boolean> => {
  try {
    return (await realpath(path)) === path && (await stat(path)).isDirectory()
  } catch {
    // Gone, on a disk that is not connected, or closed to this user.
    return false
  }
}
