import { realpath, stat } from 'node:fs/promises'
import { refusal } from '../../../shared/expected-error.ts'
import { folderIdSchema, type GrantedFolder } from '../../../shared/folder.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { visibleLine } from '../../../shared/visible-text.ts'
import type { Question } from '../../save-dialogs.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { changeFolder, getFolder, grantFolder, listFolders, revokeFolder, type StoredFolder } from '../../store/folders.ts'
import { isWholeDisk, placesKeptOutWith } from '../../tools/files/kept-out.ts'
import { isInside, isKeptOut } from '../../tools/files/workspace-paths.ts'
import type { PageHandlers } from '../page-handlers.ts'

export type FolderDependencies = {
  readonly database: () => WritableDatabase
  /** Shows the system's folder picker with this title; null when it was cancelled. */
  readonly pickFolder: (title: string) => Promise<string | null>
  /** Asks outside of the page. */
  readonly confirm: (question: Question) => Promise<boolean>
  readonly newId: () => string
  readonly now: () => number
  /** Folders that are never granted, besides those that are always kept out: the app's own. */
  readonly keptOut: readonly string[]
}

/** Whether the folder, with what lies in it, is open for changes by another one around it. */
const isInWritable = (folder: StoredFolder, folders: readonly StoredFolder[]): boolean =>
  folders.some(({ id, path, access }) => id !== folder.id && access === 'read-write' && isInside(path, folder.path))

/**
 * The folders that tools may use in a conversation. Only the system's picker names one, and only a question of the system lets tools do more in one:
 * the page never does.
 */
export const folderHandlers = ({ database, pickFolder, confirm, newId, now, keptOut }: FolderDependencies): PageHandlers<'folders'> => {
  /** Less is never asked about. */
  const mayWiden = (path: string): Promise<boolean> =>
    confirm({ message: words.mayWidenTitle(visibleLine(path)), detail: words.mayWidenText, action: words.mayWidenAction })
  const listed = async (conversationId: ConversationId | null): Promise<GrantedFolder[]> =>
    Promise.all(listFolders(database(), conversationId).map(async (folder) => ({ ...folder, isThere: await isStillThere(folder.path) })))

  return {
    'folders.list': ({ conversationId }) => listed(conversationId),
    'folders.grant': async ({ conversationId, access }) => {
      const chosen = await pickFolder(access === 'read' ? words.pickToReadTitle : words.pickToWriteTitle)
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
      if (folder === null) return []
      const isMore = folder.access === 'read' && access === 'read-write'
      if (!isMore || (await mayWiden(folder.path))) changeFolder(database(), folderId, access)
      return listed(folder.conversationId)
    },
    'folders.revoke': async ({ folderId }) => {
      const folder = getFolder(database(), folderId)
      if (folder === null) return []
      const { conversationId, path, access } = folder
      // Within a folder that is open for changes, one for reading is a limit: without it there is more.
      const isMore = access === 'read' && isInWritable(folder, listFolders(database(), conversationId))
      if (!isMore || (await mayWiden(path))) revokeFolder(database(), folderId)
      return listed(conversationId)
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
