import type { FolderAccess, FolderId, GrantedFolder } from '../../shared/folder.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

/** The folders of one conversation, or with null of the one that is not begun yet. `error` is why the last wish was not fulfilled. */
export type FoldersState = {
  readonly conversationId: ConversationId | null
  readonly status: 'unknown' | 'loading' | 'ready' | 'failed'
  readonly folders: readonly GrantedFolder[]
  readonly error: UserFacingError | null
}

const store = createStore<FoldersState>({ conversationId: null, status: 'unknown', folders: [], error: null })
let newest = 0

export const useFolders = store.use
export const foldersState = store.get

/** Reads the folders of a conversation. The last call wins; those of another conversation go from the screen at once. */
export const loadFolders = async (conversationId: ConversationId | null): Promise<void> => {
  newest += 1
  const ticket = newest
  store.set((state) => ({
    conversationId,
    status: 'loading',
    folders: state.conversationId === conversationId ? state.folders : [],
    error: null,
  }))
  const listed = await tryRequest('folders.list', { conversationId })
  if (ticket !== newest) return
  store.set((state) =>
    listed.ok ? { ...state, status: 'ready', folders: listed.value, error: null } : { ...state, status: 'failed', error: listed.error },
  )
}

/** Main answers with the list as it is then. What belongs to another conversation by now is not shown. */
const wish = async (ask: () => Promise<Result<readonly GrantedFolder[]>>): Promise<boolean> => {
  const { conversationId } = store.get()
  store.set((state) => ({ ...state, error: null }))
  const answer = await ask()
  store.set((state) => {
    if (state.conversationId !== conversationId) return state
    return answer.ok ? { ...state, status: 'ready', folders: answer.value } : { ...state, error: answer.error }
  })
  return answer.ok
}

/** Main shows the system's folder picker. */
export const grantFolder = (access: FolderAccess): Promise<boolean> =>
  wish(() => tryRequest('folders.grant', { conversationId: store.get().conversationId, access }))

export const changeFolder = (folderId: FolderId, access: FolderAccess): Promise<boolean> =>
  wish(() => tryRequest('folders.change', { folderId, access }))

export const revokeFolder = (folderId: FolderId): Promise<boolean> => wish(() => tryRequest('folders.revoke', { folderId }))
