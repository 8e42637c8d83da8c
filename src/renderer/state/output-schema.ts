import type { ConversationId } from '../../shared/ids.ts'
import type { OutputSchema } from '../../shared/inference.ts'
import { draftKey, useDraftKey, type DraftKey } from './composer-draft.ts'
import { createStore } from './create-store.ts'

const store = createStore<ReadonlyMap<DraftKey, OutputSchema | null>>(new Map())

/** What the next answer of the conversation on the screen has to follow. It stays chosen until it is removed. */
export const chosenSchema = (): OutputSchema | null => store.get().get(draftKey()) ?? null

export const useChosenSchema = (): OutputSchema | null => {
  const key = useDraftKey()
  return store.use((schemas) => schemas.get(key) ?? null)
}

export const chooseSchema = (schema: OutputSchema | null): void => store.set((schemas) => new Map(schemas).set(draftKey(), schema))

/** Takes what the newest question of a conversation had to follow; a choice made in this window counts before it. */
export const restoreSchema = (conversationId: ConversationId, schema: OutputSchema | null): void =>
  store.set((schemas) => (schemas.has(conversationId) || schema === null ? schemas : new Map(schemas).set(conversationId, schema)))

/** The conversation that was begun has it now; the next new one begins without. */
export const forgetSchemaOfNew = (): void =>
  store.set((schemas) => {
    if (!schemas.has('new')) return schemas
    const next = new Map(schemas)
    next.delete('new')
    return next
  })
