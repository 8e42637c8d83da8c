import type { LocalMatch } from '../../shared/attachment.ts'
import type { ConversationId, MessageId } from '../../shared/ids.ts'
import type { Message } from '../../shared/message.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'
import { openConversationState } from './open-conversation.ts'

type Matches = { readonly conversationId: ConversationId | null; readonly byMessage: ReadonlyMap<MessageId, readonly LocalMatch[]> }

const nothing: Matches = { conversationId: null, byMessage: new Map() }
const none: readonly LocalMatch[] = []
const batchSize = 20

const store = createStore<Matches>(nothing)
let isAsking = false

/** What of an answer was found in the files of its conversation; nothing until that is known. */
export const useMatches = (id: MessageId): readonly LocalMatch[] => store.use(({ byMessage }) => byMessage.get(id) ?? none)

const hasFile = ({ parts }: Message): boolean => parts.some((part) => part.type === 'attachment' && !part.attachment.isRemoved)

/** An answer that has ended, has words and cites nothing. */
const canBeMatched = ({ role, status, parts }: Message): boolean =>
  role === 'assistant' &&
  status !== 'pending' &&
  status !== 'streaming' &&
  parts.some((part) => part.type === 'text' && part.text.trim() !== '') &&
  parts.every((part) => part.type !== 'text' || (part.citations ?? []).length === 0)

const unasked = (): readonly MessageId[] => {
  const { messages, hasOlder } = openConversationState()
  if (!hasOlder && !messages.some(hasFile)) return []
  const { byMessage } = store.get()
  return messages.filter((message) => canBeMatched(message) && !byMessage.has(message.id)).map(({ id }) => id)
}

const whenIdle = (): Promise<void> => new Promise((resolve) => requestIdleCallback(() => resolve()))

/** Asks for those answers of the open conversation that were not asked for yet, the newest first, while the window has nothing else to do. */
export const askForMatches = async (): Promise<void> => {
  const { conversationId } = openConversationState()
  if (store.get().conversationId !== conversationId) store.set(() => ({ ...nothing, conversationId }))
  if (isAsking || conversationId === null || unasked().length === 0) return
  isAsking = true
  await whenIdle()
  const messageIds = openConversationState().conversationId === conversationId ? unasked().slice(-batchSize) : []
  const found = messageIds.length === 0 ? null : await tryRequest('citations.match', { conversationId, messageIds })
  isAsking = false
  if (found !== null && store.get().conversationId === conversationId) {
    // Without an answer there are no marks; the conversation can be read all the same.
    const known = new Map(found.ok ? found.value.map(({ messageId, matches }) => [messageId, matches]) : [])
    store.set((state) => ({
      ...state,
      byMessage: new Map([...state.byMessage, ...messageIds.map((id) => [id, known.get(id) ?? none] as const)]),
    }))
  }
  await askForMatches()
}
