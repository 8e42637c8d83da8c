import type { Attachment, LibraryItem } from '../../shared/attachment.ts'
import type { RequestInput } from '../../shared/ipc/contract.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { maximumAttachmentsPerMessage } from '../../shared/file-limits.ts'
import { tryRequest } from '../bridge/client.ts'
import { draftKey, draftOf, editAndSaveDraft, removeAttachment } from './composer-draft.ts'
import { createStore } from './create-store.ts'
import { forgetFile, openConversationState } from './open-conversation.ts'
import { closePane, currentView } from './view.ts'

export type LibraryQuery = Omit<RequestInput<'library.list'>, 'limit' | 'offset'>

/** While another query is read, what the one before found stays. */
export type LibraryState = {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly query: LibraryQuery
  readonly items: readonly LibraryItem[]
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  /** Files that the query finds. */
  readonly count: number
  /** What all files take on the disk, found or not. */
  readonly totalBytes: number
  readonly error: UserFacingError | null
}

const pageSize = 60
const typingPauseMs = 200
export const everyFile: LibraryQuery = { query: '', kind: null, conversationId: null, order: 'newest' }
const store = createStore<LibraryState>({
  status: 'loading',
  query: everyFile,
  items: [],
  hasMore: false,
  isLoadingMore: false,
  count: 0,
  totalBytes: 0,
  error: null,
})
let newest = 0
let typingTimer: ReturnType<typeof setTimeout> | undefined

export const useLibrary = store.use
export const libraryState = store.get

/** Reads the first page of what the query finds. The last call wins. */
export const loadLibrary = async (): Promise<void> => {
  clearTimeout(typingTimer)
  newest += 1
  const ticket = newest
  store.set((state) => ({ ...state, status: 'loading', isLoadingMore: false, error: null }))
  const page = await tryRequest('library.list', { ...store.get().query, limit: pageSize, offset: 0 })
  if (ticket !== newest) return
  store.set((state) =>
    page.ok ? { ...state, ...page.value, status: 'ready', error: null } : { ...state, status: 'failed', error: page.error },
  )
}

/** Looks for other files: at once, but for what is being typed. */
export const changeLibraryQuery = (change: Partial<LibraryQuery>): void => {
  store.set((state) => ({ ...state, query: { ...state.query, ...change } }))
  clearTimeout(typingTimer)
  if (change.query === undefined) void loadLibrary()
  else typingTimer = setTimeout(() => void loadLibrary(), typingPauseMs)
}

export const openLibrary = (): Promise<void> => {
  store.set((state) => ({ ...state, query: everyFile }))
  return loadLibrary()
}

const keyOf = ({ attachment: { sha256, name } }: LibraryItem): string => `${sha256} ${name}`

export const loadMoreFiles = async (): Promise<void> => {
  const { status, hasMore, isLoadingMore, items, query } = store.get()
  if (status !== 'ready' || !hasMore || isLoadingMore) return
  const ticket = newest
  store.set((state) => ({ ...state, isLoadingMore: true }))
  const page = await tryRequest('library.list', { ...query, limit: pageSize, offset: items.length })
  if (ticket !== newest) return
  const known = new Set(items.map(keyOf))
  store.set((state) =>
    page.ok
      ? {
          ...state,
          ...page.value,
          isLoadingMore: false,
          items: [...state.items, ...page.value.items.filter((item) => !known.has(keyOf(item)))],
        }
      : { ...state, isLoadingMore: false, hasMore: false, error: page.error },
  )
}

/** Adds a kept file to the question that is being written. */
export const addToQuestion = (attachment: Attachment): 'added' | 'full' => {
  const { attachments } = draftOf(openConversationState().conversationId)
  if (attachments.some(({ sha256, name }) => sha256 === attachment.sha256 && name === attachment.name)) return 'added'
  if (attachments.length >= maximumAttachmentsPerMessage) return 'full'
  editAndSaveDraft(draftKey(), (draft) => ({ ...draft, attachments: [...draft.attachments, attachment] }))
  return 'added'
}

/** Removes the bytes and the text of a file; wherever it is on the screen, it shows as removed. */
export const removeFile = async (attachment: Attachment): Promise<UserFacingError | null> => {
  const removed = await tryRequest('library.remove', { attachmentId: attachment.id })
  if (!removed.ok) return removed.error
  const { sha256 } = attachment
  const { pane } = currentView()
  if (pane?.type === 'document' && pane.attachment.sha256 === sha256) closePane()
  forgetFile(sha256)
  for (const waiting of draftOf(openConversationState().conversationId).attachments)
    if (waiting.sha256 === sha256) removeAttachment(waiting.id)
  await loadLibrary()
  return null
}

/** Shows the file in the system's file manager. */
export const revealFile = async ({ id }: Attachment): Promise<UserFacingError | null> => {
  const shown = await tryRequest('library.reveal', { attachmentId: id })
  return shown.ok ? null : shown.error
}

/** Main asks where; `isSaved` is false when no place was picked. */
export const saveFileAs = async ({ id }: Attachment): Promise<{ readonly isSaved: boolean; readonly error: UserFacingError | null }> => {
  const saved = await tryRequest('library.saveAs', { attachmentId: id })
  return saved.ok ? { isSaved: saved.value, error: null } : { isSaved: false, error: saved.error }
}
