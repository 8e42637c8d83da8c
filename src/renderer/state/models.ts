import type { ProfileId } from '../../shared/ids.ts'
import type { Model } from '../../shared/model.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'
import { openConversationState, updateConversation, useOpenConversation } from './open-conversation.ts'
import { settings, writeSettings } from './settings.ts'

type ModelsState = {
  readonly profileId: ProfileId | null
  readonly models: readonly Model[]
  readonly error: UserFacingError | null
  readonly isLoading: boolean
  readonly isPickerOpen: boolean
}

const nothingListed: ModelsState = { profileId: null, models: [], error: null, isLoading: false, isPickerOpen: false }
const store = createStore(nothingListed)

export const useModels = store.use

/** What the next question is asked with: the open conversation's choice, for a new one the settings'. */
export const chosenModel = (): { readonly profileId: ProfileId | null; readonly modelId: string } => openConversationState().conversation ?? settings.get()

export const useChosenProfileId = (): ProfileId | null => {
  const ofConversation = useOpenConversation((state) => state.conversation?.profileId)
  const ofSettings = settings.use((state) => state.profileId)
  return ofConversation ?? ofSettings
}

export const useChosenModelId = (): string => {
  const ofConversation = useOpenConversation((state) => state.conversation?.modelId)
  const ofSettings = settings.use((state) => state.modelId)
  return ofConversation ?? ofSettings
}

/** Asks which models a profile may use; asked again only for another profile or after a failure. */
export const loadModels = async (profileId: ProfileId): Promise<void> => {
  const { profileId: listed, error } = store.get()
  if (listed === profileId && error === null) return
  store.set((state) => ({ ...state, profileId, models: listed === profileId ? state.models : [], error: null, isLoading: true }))
  const result = await tryRequest('models.list', { profileId })
  if (store.get().profileId !== profileId) return
  store.set((state) => ({ ...state, models: result.ok ? result.value : state.models, error: result.ok ? null : result.error, isLoading: false }))
}

export const setModelPickerOpen = (isPickerOpen: boolean): void => store.set((state) => ({ ...state, isPickerOpen }))

/** Changes the model of the open conversation, and of the new ones after it. */
export const chooseModel = async (modelId: string): Promise<void> => {
  const { conversation } = openConversationState()
  await writeSettings({ modelId })
  if (conversation === null) return
  const result = await tryRequest('conversations.configure', { conversationId: conversation.id, profileId: conversation.profileId, modelId })
  if (result.ok) updateConversation(result.value)
  else store.set((state) => ({ ...state, error: result.error }))
}
