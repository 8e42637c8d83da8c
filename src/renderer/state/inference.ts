import type { InferenceChanges } from '../../shared/inference.ts'
import type { ConversationId, MessageId, ProfileId } from '../../shared/ids.ts'
import type { InferenceLayers } from '../../shared/ipc/inference-requests.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'
import {
  forEveryConversation,
  inferenceInEffect,
  isEmptyLayer,
  putBack,
  toggledCachePoint,
  withoutKeys,
  type InferenceKey,
} from './inference-layers.ts'

/** Whose settings are meant: a conversation, or with null the one that does not exist yet, and what it is asked with. */
export type InferenceTarget = {
  readonly conversationId: ConversationId | null
  readonly profileId: ProfileId
  readonly region: string
  readonly modelId: string
}

export type InferenceState = {
  readonly target: InferenceTarget | null
  /** Those of the target, but for the moment in which `isReading` says that the model has changed. */
  readonly layers: InferenceLayers | null
  readonly isReading: boolean
  /** Grows when another conversation is shown, not when a new one has become real: what is being typed goes on. */
  readonly scope: number
  readonly readError: UserFacingError | null
  /** Why the last change is on the screen but not on the disk. */
  readonly writeError: UserFacingError | null
}

/** What is not on the disk yet; a failed write stays until one succeeds. */
type Unsaved = { readonly changes: InferenceChanges; readonly error: UserFacingError | null }

const store = createStore<InferenceState>({ target: null, layers: null, isReading: false, scope: 0, readError: null, writeError: null })
const unsaved = new Map<ConversationId, Unsaved>()
const writing = new Map<ConversationId, Promise<void>>()
let ofNew: InferenceChanges = {}
let readCount = 0

export const useInferenceState = store.use
export const inferenceState = store.get

/** The settings of a conversation that begins with the next question; null where nothing was chosen. */
export const inferenceOfNewConversation = (): InferenceChanges | null => (isEmptyLayer(ofNew) ? null : ofNew)

/** After the first question was sent: they are the conversation's own now, and stay on the screen as such. */
export const forgetInferenceOfNewConversation = (): void => {
  ofNew = {}
}

const isSame = (one: InferenceTarget | null, other: InferenceTarget): boolean =>
  one?.conversationId === other.conversationId &&
  one.profileId === other.profileId &&
  one.region === other.region &&
  one.modelId === other.modelId

const showLayer = (conversationId: ConversationId | null, conversation: InferenceChanges): void =>
  store.set((state) =>
    state.layers === null || state.target?.conversationId !== conversationId
      ? state
      : { ...state, layers: { ...state.layers, conversation } },
  )

const showWriteError = (conversationId: ConversationId, writeError: UserFacingError | null): void =>
  store.set((state) => (state.target?.conversationId === conversationId ? { ...state, writeError } : state))

/** The layer on the screen: what was not written yet is newer than what was read. */
const newest = (conversationId: ConversationId | null, read: InferenceChanges): InferenceChanges =>
  conversationId === null ? ofNew : (unsaved.get(conversationId)?.changes ?? read)

/** Reads the layers of what is shown; the last call wins. */
export const readInference = async (): Promise<void> => {
  const { target } = store.get()
  if (target === null) return
  const count = (readCount += 1)
  const read = await tryRequest('inference.read', target)
  if (count !== readCount) return
  store.set((state) => {
    if (!read.ok) return { ...state, isReading: false, readError: read.error }
    const conversation = newest(target.conversationId, read.value.conversation)
    return { ...state, layers: { ...read.value, conversation }, isReading: false, readError: null }
  })
}

/** Shows the settings of a conversation and its model. Those of the same conversation stay on the screen while a new model's are read. */
export const showInference = async (target: InferenceTarget): Promise<void> => {
  const { target: before, layers, scope } = store.get()
  if (isSame(before, target)) return
  const hasBecomeReal = before?.conversationId === null && target.conversationId !== null && before.modelId === target.modelId
  const isKept = before !== null && (before.conversationId === target.conversationId || hasBecomeReal)
  const writeError = target.conversationId === null ? null : (unsaved.get(target.conversationId)?.error ?? null)
  store.set((state) => ({
    ...state,
    target,
    layers: isKept ? state.layers : null,
    isReading: true,
    scope: isKept ? scope : scope + 1,
    readError: null,
    writeError,
  }))
  // What was changed while the first question was on its way was not handed over with it.
  if (hasBecomeReal && layers !== null && !isEmptyLayer(layers.conversation)) {
    ofNew = {}
    void replaceLayer(target.conversationId, layers.conversation)
  }
  await readInference()
}

/** While another conversation is being opened nothing is shown. */
export const hideInference = (): void => {
  readCount += 1
  store.set((state) => ({
    ...state,
    target: null,
    layers: null,
    isReading: false,
    scope: state.scope + 1,
    readError: null,
    writeError: null,
  }))
}

/** One write at a time for each conversation; what was changed meanwhile is written after it. */
const write = async (conversationId: ConversationId): Promise<void> => {
  const sent = unsaved.get(conversationId)
  if (sent === undefined) return
  const written = await tryRequest('inference.write', { conversationId, changes: sent.changes })
  const now = unsaved.get(conversationId)
  if (now !== undefined && now.changes !== sent.changes) return write(conversationId)
  if (!written.ok) {
    unsaved.set(conversationId, { changes: sent.changes, error: written.error })
    showWriteError(conversationId, written.error)
    return
  }
  unsaved.delete(conversationId)
  showLayer(conversationId, written.value)
  showWriteError(conversationId, null)
}

const startWriting = (conversationId: ConversationId): Promise<void> => {
  const running = writing.get(conversationId)
  if (running !== undefined) return running
  const started = write(conversationId).finally(() => writing.delete(conversationId))
  writing.set(conversationId, started)
  return started
}

const replaceLayer = async (conversationId: ConversationId | null, changes: InferenceChanges): Promise<void> => {
  if (conversationId === null) ofNew = changes
  else unsaved.set(conversationId, { changes, error: unsaved.get(conversationId)?.error ?? null })
  showLayer(conversationId, changes)
  if (conversationId !== null) await startWriting(conversationId)
}

const changeLayer = async (edit: (changes: InferenceChanges, layers: InferenceLayers) => InferenceChanges): Promise<void> => {
  const { target, layers } = store.get()
  if (target !== null && layers !== null) await replaceLayer(target.conversationId, edit(layers.conversation, layers))
}

/** Changes settings of what is shown, at once on the screen. */
export const setInference = (changes: InferenceChanges): Promise<void> => changeLayer((before) => ({ ...before, ...changes }))

/** Gives settings of the conversation back to the layers below. */
export const resetInference = (keys: readonly InferenceKey[]): Promise<void> => changeLayer((before) => withoutKeys(before, keys))

/** Tries once more to write what could not be written. */
export const retryInference = async (): Promise<void> => {
  const conversationId = store.get().target?.conversationId ?? null
  if (conversationId !== null && unsaved.has(conversationId)) await startWriting(conversationId)
  else await readInference()
}

const writeModel = async (target: InferenceTarget, changes: InferenceChanges): Promise<UserFacingError | null> => {
  const { profileId, region, modelId } = target
  const written = await tryRequest('inference.writeModel', { profileId, region, modelId, changes })
  if (!written.ok) return written.error
  store.set((state) =>
    state.layers === null || state.target?.modelId !== modelId ? state : { ...state, layers: { ...state.layers, model: written.value } },
  )
  return null
}

/** What became of a change of layers; `undo` takes it back, and leaves alone what was changed since. */
export type LayerChange = { readonly error: UserFacingError | null; readonly undo: () => Promise<void> }

const changeLayers = async (
  edit: (layers: InferenceLayers) => { readonly model: InferenceChanges; readonly conversation: InferenceChanges },
): Promise<LayerChange | null> => {
  const { target, layers, isReading } = store.get()
  if (target === null || layers === null || isReading) return null
  const next = edit(layers)
  if (next.model !== layers.model) {
    const error = await writeModel(target, next.model)
    if (error !== null) return { error, undo: async () => undefined }
  }
  if (next.conversation !== layers.conversation) await replaceLayer(target.conversationId, next.conversation)
  const undo = async (): Promise<void> => {
    const now = store.get()
    const isShown = now.target?.conversationId === target.conversationId
    const conversation = isShown ? now.layers?.conversation : newest(target.conversationId, next.conversation)
    // The new conversation that was meant has begun: what waits now is meant for the one after it.
    const hasGone = target.conversationId === null && !isShown
    if (next.conversation !== layers.conversation && !hasGone) {
      await replaceLayer(target.conversationId, putBack(conversation ?? next.conversation, next.conversation, layers.conversation))
    }
    const model = now.target?.modelId === target.modelId && !now.isReading ? now.layers?.model : next.model
    if (next.model !== layers.model) await writeModel(target, putBack(model ?? next.model, next.model, layers.model))
  }
  return { error: null, undo }
}

/** Makes the conversation's settings those of every conversation with its model. */
export const keepInferenceForModel = (): Promise<LayerChange | null> => changeLayers(forEveryConversation)

/** Gives settings of the model back to the app. */
export const resetModelInference = (keys: readonly InferenceKey[]): Promise<LayerChange | null> =>
  changeLayers(({ model, conversation }) => ({ model: withoutKeys(model, keys), conversation }))

export const resetConversationInference = (): Promise<LayerChange | null> => changeLayers(({ model }) => ({ model, conversation: {} }))

/** Sets a cache point behind a message, or takes it away. It counts where caching is by hand. */
export const toggleCachePointAfter = (messageId: MessageId): Promise<void> =>
  changeLayer((before, layers) => ({ ...before, caching: toggledCachePoint(inferenceInEffect(layers).caching, messageId) }))

export const useIsCachingByHand = (): boolean =>
  store.use(({ layers }) => layers !== null && inferenceInEffect(layers).caching.mode === 'manual')

export const useCachePointAfter = (messageId: MessageId): boolean =>
  store.use(({ layers }) => layers !== null && inferenceInEffect(layers).caching.afterMessageIds.includes(messageId))
