import type { Conversation } from '../../shared/conversation.ts'
import type { ConversationId, MessageId, ProfileId } from '../../shared/ids.ts'
import type { InferenceChanges, OutputSchema } from '../../shared/inference.ts'
import type { RequestOutput } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { Message } from '../../shared/message.ts'
import type { TurnPush, TurnWait } from '../../shared/turn-event.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { putMessage } from './apply-turn-event.ts'
import { clearSentDraft, draftOf, saveDrafts, setDraftError, showDraft } from './composer-draft.ts'
import { createStore } from './create-store.ts'
import { applyPush, hasGap, hasTurnEnded, nothingOpen, showOpened } from './shown-conversation.ts'
import { outputKey } from './tool-output.ts'

const store = createStore(nothingOpen)
const running = createStore<ReadonlySet<ConversationId>>(new Set())

/** Pushes that wait for the next frame, or for the answer that says which conversation they belong to. */
let waiting: TurnPush[] = []
let isFrameAsked = false
let isLoadingOlder = false

export const useOpenConversation = store.use
export const openConversationState = store.get
/** Why the turn on the screen stands still, or null while it goes on. */
export const useTurnWait = (): TurnWait | null => store.use((state) => state.liveTurn?.wait ?? null)
/** What a running call of the open conversation has written so far. */
export const useToolOutput = (messageId: MessageId, index: number): string =>
  store.use((state) => state.outputs.get(outputKey(messageId, index)) ?? '')
/** The conversations that are being answered now, on the screen or not. */
export const useRunningConversations = (): ReadonlySet<ConversationId> => running.use((ids) => ids)

const setRunning = (id: ConversationId, isRunning: boolean): void =>
  running.set((ids) => {
    if (ids.has(id) === isRunning) return ids
    const next = new Set(ids)
    if (isRunning) next.add(id)
    else next.delete(id)
    return next
  })

/** Starts to listen to running turns; returns the function that stops it. */
export const listenToTurns = (): (() => void) =>
  on('turn.push', (push) => {
    setRunning(push.conversationId, !hasTurnEnded(push))
    waiting.push(push)
    askForFrame()
  })

const askForFrame = (): void => {
  if (isFrameAsked) return
  isFrameAsked = true
  const run = () => {
    isFrameAsked = false
    takePushes()
  }
  if (typeof requestAnimationFrame === 'undefined' || document.hidden) setTimeout(run, 50)
  else requestAnimationFrame(run)
}

const takePushes = (): void => {
  const state = store.get()
  if (state.isLoading || state.isSending) return
  const pushes = waiting.filter((push) => push.conversationId === state.conversationId)
  waiting = []
  if (hasGap(state, pushes)) void refresh()
  else if (pushes.length > 0) store.set(() => pushes.reduce(applyPush, state))
}

/** Shows a conversation, or with null the place where a new one begins. The last call wins. */
export const openConversation = async (conversationId: ConversationId | null): Promise<void> => {
  saveDrafts()
  if (conversationId === null) {
    store.set(() => nothingOpen)
    showDraft(null)
    return
  }
  store.set((state) =>
    state.conversationId === conversationId ? { ...state, isLoading: true } : { ...nothingOpen, conversationId, isLoading: true },
  )
  const opened = await tryRequest('conversations.open', { conversationId })
  if (store.get().conversationId !== conversationId) return
  if (!opened.ok) {
    store.set((state) => ({ ...state, isLoading: false, openError: opened.error }))
    return
  }
  showDraft(conversationId, opened.value.draft)
  store.set((state) => showOpened(state, opened.value))
  setRunning(conversationId, opened.value.liveTurn !== null)
  takePushes()
}

const refresh = async (): Promise<void> => {
  const { conversationId } = store.get()
  if (conversationId !== null) await openConversation(conversationId)
}

/** Reads the page before the oldest message on the screen. */
export const loadOlder = async (): Promise<void> => {
  const { conversationId, messages, hasOlder } = store.get()
  const [first] = messages
  if (conversationId === null || first === undefined || !hasOlder || isLoadingOlder) return
  isLoadingOlder = true
  const page = await tryRequest('conversations.older', { conversationId, beforePosition: first.position })
  isLoadingOlder = false
  if (!page.ok || store.get().messages[0] !== first) return
  store.set((state) => ({ ...state, messages: [...page.value.messages, ...state.messages], hasOlder: page.value.hasOlder }))
}

/** What a question is asked with besides its text. `inference` belongs to a conversation that begins with it. */
export type AskedWith = {
  readonly profileId: ProfileId
  readonly region: string
  readonly modelId: string
  readonly inference: InferenceChanges | null
  readonly outputSchema: OutputSchema | null
}

/** Asks what stands in the composer. When it cannot be started the text and the attachments stay where they are, with the reason. */
export const send = async (asked: AskedWith): Promise<'started' | 'not-started'> => {
  const { conversationId, isSending, liveTurn } = store.get()
  const draft = draftOf(conversationId)
  if (isSending || liveTurn !== null || draft.pending.length > 0 || (draft.text.trim() === '' && draft.attachments.length === 0)) {
    return 'not-started'
  }
  const attachmentIds = draft.attachments.map((attachment) => attachment.id)
  setDraftError(conversationId, null)
  return begin(
    () => tryRequest('turns.start', { conversationId, text: draft.text, attachmentIds, ...asked }),
    () => clearSentDraft(conversationId, draft),
  )
}

export const continueTurn = async (): Promise<void> => {
  const { conversationId } = store.get()
  if (conversationId !== null) await begin(() => tryRequest('turns.continue', { conversationId }))
}

export const retryTurn = async (): Promise<void> => {
  const { conversationId } = store.get()
  if (conversationId !== null) await begin(() => tryRequest('turns.retry', { conversationId }))
}

/** Starts a turn and shows what it has added: the question was given its id and its place by the store. */
const begin = async (
  start: () => Promise<Result<RequestOutput<'turns.start'>>>,
  onStart: () => void = () => undefined,
): Promise<'started' | 'not-started'> => {
  const { conversationId, isSending } = store.get()
  if (isSending) return 'not-started'
  store.set((state) => ({ ...state, isSending: true }))
  const started = await start()
  const isStillOpen = store.get().conversationId === conversationId
  if (!started.ok) {
    setDraftError(conversationId, started.error)
    if (isStillOpen) store.set((state) => ({ ...state, isSending: false }))
    takePushes()
    return 'not-started'
  }
  const { conversation, turnId, messages } = started.value
  onStart()
  setRunning(conversation.id, !waiting.some((push) => push.turnId === turnId && hasTurnEnded(push)))
  if (!isStillOpen) return 'started'
  store.set((state) => ({
    ...state,
    conversationId: conversation.id,
    conversation,
    messages: messages.reduce<readonly Message[]>(putMessage, state.messages),
    liveTurn: { turnId, sequence: 0, wait: null },
    isSending: false,
  }))
  showDraft(conversation.id)
  takePushes()
  return 'started'
}

/** Stops the running turn; what has arrived stays. */
export const stop = async (): Promise<void> => {
  const { liveTurn, conversationId } = store.get()
  if (liveTurn === null) return
  const stopped = await tryRequest('turns.cancel', { turnId: liveTurn.turnId })
  if (!stopped.ok) setDraftError(conversationId, stopped.error)
}

/** Keeps what another place has changed about the open conversation: its title, its model. */
export const updateConversation = (conversation: Conversation): void =>
  store.set((state) => (state.conversationId === conversation.id ? { ...state, conversation } : state))

const withoutFile = (message: Message, sha256: string): Message =>
  message.parts.some((part) => part.type === 'attachment' && part.attachment.sha256 === sha256)
    ? {
        ...message,
        parts: message.parts.map((part) =>
          part.type === 'attachment' && part.attachment.sha256 === sha256
            ? { ...part, attachment: { ...part.attachment, isRemoved: true, hasThumbnail: false, hasView: false } }
            : part,
        ),
      }
    : message

/** Shows a file of the open conversation as removed. */
export const forgetFile = (sha256: string): void =>
  store.set((state) => ({ ...state, messages: state.messages.map((message) => withoutFile(message, sha256)) }))
