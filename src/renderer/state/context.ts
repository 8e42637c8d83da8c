import type { Conversation } from '../../shared/conversation.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { tryRequest } from '../bridge/client.ts'
import { setDraftError } from './composer-draft.ts'
import { createStore } from './create-store.ts'
import { openConversationState, updateConversation } from './open-conversation.ts'

const store = createStore<{ readonly isTrimming: boolean; readonly isSummarising: boolean }>({ isTrimming: false, isSummarising: false })

/** What is being done about a conversation that has grown too long. */
export const useContextWork = store.use

const take = async (change: (conversation: Conversation) => Promise<Result<Conversation>>): Promise<boolean> => {
  const { conversation } = openConversationState()
  const { isTrimming, isSummarising } = store.get()
  if (conversation === null || isTrimming || isSummarising) return false
  const changed = await change(conversation)
  if (changed.ok) updateConversation(changed.value)
  else setDraftError(conversation.id, changed.error)
  return changed.ok
}

/** Leaves the oldest turns of the open conversation out of what is sent. */
export const trimContext = (): Promise<boolean> =>
  take(async ({ id }) => {
    store.set((work) => ({ ...work, isTrimming: true }))
    const trimmed = await tryRequest('context.trim', { conversationId: id })
    store.set((work) => ({ ...work, isTrimming: false }))
    return trimmed
  })

/** Puts a summary, which the model writes, in the place of the older turns. */
export const summariseContext = (): Promise<boolean> =>
  take(async ({ id }) => {
    store.set((work) => ({ ...work, isSummarising: true }))
    const summarised = await tryRequest('context.summarise', { conversationId: id })
    store.set((work) => ({ ...work, isSummarising: false }))
    return summarised
  })
