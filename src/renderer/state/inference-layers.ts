import type { Caching, InferenceChanges, InferenceSettings } from '../../shared/inference.ts'
import type { InferenceLayers } from '../../shared/ipc/inference-requests.ts'
import type { MessageId } from '../../shared/ids.ts'

export type InferenceKey = keyof InferenceSettings
/** The layer that a value is from. */
export type InferenceSource = 'conversation' | 'model' | 'app'

/** The service takes four cache points in a request. */
const maximumCachePoints = 4

/** What a layer says; a key without a value says nothing. */
const given = (changes: InferenceChanges) => Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))

/** What a request is sent with: conversation over model over app. */
export const inferenceInEffect = ({ app, model, conversation }: InferenceLayers): InferenceSettings => ({
  ...app,
  ...given(model),
  ...given(conversation),
})

export const sourceOf = ({ conversation, model }: InferenceLayers, key: InferenceKey): InferenceSource => {
  if (conversation[key] !== undefined) return 'conversation'
  return model[key] === undefined ? 'app' : 'model'
}

export const withoutKeys = (changes: InferenceChanges, keys: readonly InferenceKey[]): InferenceChanges => {
  const left = { ...changes }
  for (const key of keys) delete left[key]
  return left
}

export const isEmptyLayer = (changes: InferenceChanges): boolean => Object.keys(changes).length === 0

/** A conversation's settings as two layers: what every conversation with the model may have, and the messages that only this one has. */
export const forEveryConversation = ({
  conversation,
  model,
}: InferenceLayers): { readonly model: InferenceChanges; readonly conversation: InferenceChanges } => {
  const { caching } = conversation
  if (caching === undefined) return { model: { ...model, ...conversation }, conversation: {} }
  return {
    model: { ...model, ...conversation, caching: { ...caching, afterMessageIds: [] } },
    conversation: caching.afterMessageIds.length === 0 ? {} : { caching },
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Takes a change from `before` to `after` back, and leaves alone what was changed since. */
export const putBack = (now: InferenceChanges, after: InferenceChanges, before: InferenceChanges): InferenceChanges => {
  const [nowBy, afterBy, beforeBy] = [now, after, before].map((layer) => new Map<string, unknown>(Object.entries(layer)))
  const isTakenBack = (key: string): boolean => !isSame(afterBy?.get(key), beforeBy?.get(key)) && isSame(nowBy?.get(key), afterBy?.get(key))
  return {
    ...Object.fromEntries(Object.entries(now).filter(([key]) => !isTakenBack(key))),
    ...Object.fromEntries(Object.entries(before).filter(([key]) => isTakenBack(key))),
  }
}

/** Adds the point behind a message or takes it away; the oldest gives way to a fifth. */
export const toggledCachePoint = (caching: Caching, messageId: MessageId): Caching => ({
  ...caching,
  afterMessageIds: caching.afterMessageIds.includes(messageId)
    ? caching.afterMessageIds.filter((id) => id !== messageId)
    : [...caching.afterMessageIds, messageId].slice(-maximumCachePoints),
})
