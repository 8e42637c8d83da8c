import type { Conversation, ConversationSummary } from '../../shared/conversation.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { ConversationPage } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'
import { updateConversation } from './open-conversation.ts'

export type ConversationListState = {
  readonly status: 'loading' | 'ready' | 'failed'
  /** Newest first; those that are about to be deleted are left out. */
  readonly conversations: readonly ConversationSummary[]
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly error: UserFacingError | null
}

const pageSize = 100
const store = createStore<ConversationListState>({
  status: 'loading',
  conversations: [],
  hasMore: false,
  isLoadingMore: false,
  error: null,
})
/** Taken out of the list, not yet deleted: an undo brings them back. */
const hidden = new Map<ConversationId, ConversationSummary>()

export const useConversationList = store.use
export const conversationListState = store.get

const newestFirst = (one: ConversationSummary, other: ConversationSummary): number =>
  other.updatedAt - one.updatedAt || (one.id < other.id ? -1 : 1)

/** The list with these in it, each conversation once. */
export const mergeConversations = (
  before: readonly ConversationSummary[],
  changed: readonly ConversationSummary[],
): readonly ConversationSummary[] => {
  const changedIds = new Set(changed.map(({ id }) => id))
  return [...before.filter(({ id }) => !changedIds.has(id)), ...changed.filter(({ id }) => !hidden.has(id))].toSorted(newestFirst)
}

/** Takes the first page as the start brought it. */
export const fillConversationList = (page: Result<ConversationPage>): void =>
  store.set((state) =>
    page.ok
      ? {
          status: 'ready',
          conversations: mergeConversations(state.conversations, page.value.conversations),
          hasMore: page.value.hasMore,
          isLoadingMore: false,
          error: null,
        }
      : { ...state, status: 'failed', error: page.error },
  )

export const loadMoreConversations = async (): Promise<void> => {
  const { status, hasMore, isLoadingMore, conversations } = store.get()
  if (status !== 'ready' || !hasMore || isLoadingMore) return
  store.set((state) => ({ ...state, isLoadingMore: true, error: null }))
  const page = await tryRequest('conversations.list', { limit: pageSize, offset: conversations.length + hidden.size })
  store.set((state) =>
    page.ok
      ? {
          ...state,
          conversations: mergeConversations(state.conversations, page.value.conversations),
          hasMore: page.value.hasMore,
          isLoadingMore: false,
        }
      : { ...state, isLoadingMore: false, hasMore: false, error: page.error },
  )
}

/** Keeps the list as main reports changes; returns the function that stops it. */
export const listenToConversations = (): (() => void) =>
  on('conversation.changed', (conversation) => {
    if (hidden.has(conversation.id)) hidden.set(conversation.id, conversation)
    else store.set((state) => ({ ...state, conversations: mergeConversations(state.conversations, [conversation]) }))
    updateConversation(conversation)
  })

const change = (id: ConversationId, edit: (conversation: ConversationSummary) => ConversationSummary): void =>
  store.set((state) => ({
    ...state,
    conversations: state.conversations.map((conversation) => (conversation.id === id ? edit(conversation) : conversation)),
  }))

/** Shows the new title at once; on a failure the old one returns. */
export const renameConversation = async (conversationId: ConversationId, title: string): Promise<Result<Conversation>> => {
  const before = store.get().conversations.find(({ id }) => id === conversationId)
  change(conversationId, (conversation) => ({ ...conversation, title }))
  const renamed = await tryRequest('conversations.rename', { conversationId, title })
  if (!renamed.ok && before !== undefined) change(conversationId, (conversation) => ({ ...conversation, title: before.title }))
  return renamed
}

/** Takes a conversation out of the list. It is deleted by `deleteHidden` and comes back with `restoreConversation`. */
export const hideConversation = (conversation: ConversationSummary): void => {
  hidden.set(conversation.id, conversation)
  store.set((state) => ({ ...state, conversations: state.conversations.filter(({ id }) => id !== conversation.id) }))
}

export const restoreConversation = (id: ConversationId): void => {
  const conversation = hidden.get(id)
  if (conversation === undefined) return
  hidden.delete(id)
  store.set((state) => ({ ...state, conversations: mergeConversations(state.conversations, [conversation]) }))
}

/** Deletes for good what was hidden: the moment of undo has passed. A failure brings it back. */
export const deleteHidden = async (conversationId: ConversationId): Promise<Result<null>> => {
  if (!hidden.has(conversationId)) return { ok: true, value: null }
  const deleted = await tryRequest('conversations.delete', { conversationId })
  if (deleted.ok) hidden.delete(conversationId)
  else restoreConversation(conversationId)
  return deleted
}

/** For the moment when the window closes: what was deleted stays deleted. */
export const deleteAllHidden = (): void => {
  for (const id of hidden.keys()) void deleteHidden(id)
}
