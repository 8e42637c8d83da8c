import { tryRequest } from '../bridge/client.ts'
import { setDraftError } from './composer-draft.ts'
import { createStore } from './create-store.ts'
import { openConversationState, updateConversation } from './open-conversation.ts'

type Work = { readonly isTrimming: boolean; readonly isSummarising: boolean }

const none: Work = { isTrimming: false, isSummarising: false }
const store = createStore<Work>(none)

/** What is being done about a conversation that has grown too long. */
export const useContextWork = store.use

const shorten = async (name: 'context.trim' | 'context.summarise', work: Work): Promise<boolean> => {
  const { conversation } = openConversationState()
  const { isTrimming, isSummarising } = store.get()
  if (conversation === null || isTrimming || isSummarising) return false
  store.set(() => work)
  const changed = await tryRequest(name, { conversationId: conversation.id })
  store.set(() => none)
  if (changed.ok) updateConversation(changed.value)
  else setDraftError(conversation.id, changed.error)
  return changed.ok
}

/** Leaves the oldest turns of the open conversation out of what is sent. */
export const trimContext = (): Promise<boolean> => shorten('context.trim', { ...none, isTrimming: true })

/** Puts a summary, which the model writes, in the place of the older turns. */
export const summariseContext = (): Promise<boolean> => shorten('context.summarise', { ...none, isSummarising: true })
