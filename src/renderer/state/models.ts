import type { ProfileId } from '../../shared/ids.ts'
import { tryRequest } from '../bridge/client.ts'
import { setDraftError } from './composer-draft.ts'
import { createStore } from './create-store.ts'
import { openConversationState, updateConversation, useOpenConversation } from './open-conversation.ts'
import { currentSettings, updateSettings, useSettings } from './settings.ts'

const picker = createStore({ isOpen: false })

export const useModelPicker = picker.use
export const setModelPickerOpen = (isOpen: boolean): void => picker.set(() => ({ isOpen }))

type ChosenModel = { readonly profileId: ProfileId | null; readonly region: string; readonly modelId: string }

/** What the next question is asked with: the open conversation's choice, for a new one the settings'. An empty region is the profile's own. */
export const chosenModel = (): ChosenModel => openConversationState().conversation ?? currentSettings()

export const useChosenProfileId = (): ProfileId | null => {
  const ofConversation = useOpenConversation((state) => state.conversation?.profileId)
  const ofSettings = useSettings((settings) => settings.profileId)
  return ofConversation ?? ofSettings
}

export const useChosenModelId = (): string => {
  const ofConversation = useOpenConversation((state) => state.conversation?.modelId)
  const ofSettings = useSettings((settings) => settings.modelId)
  return ofConversation ?? ofSettings
}

/** Changes the model of the open conversation; of new ones when none is open. */
export const chooseModel = async (modelId: string): Promise<boolean> => {
  const { conversation } = openConversationState()
  if (conversation === null) return updateSettings({ modelId })
  const result = await tryRequest('conversations.configure', {
    conversationId: conversation.id,
    profileId: conversation.profileId,
    region: conversation.region,
    modelId,
  })
  if (result.ok) updateConversation(result.value)
  else setDraftError(conversation.id, result.error)
  return result.ok
}
