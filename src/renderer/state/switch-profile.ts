import type { ProfileId } from '../../shared/ids.ts'
import type { Model } from '../../shared/model.ts'
import { tryRequest } from '../bridge/client.ts'
import { setDraftError } from './composer-draft.ts'
import { formElsewhere } from './form-elsewhere.ts'
import { knownModel, loadModels, useModels } from './model-lists.ts'
import { chosenModel, useChosenProfileId } from './models.ts'
import { openConversationState, updateConversation, useOpenConversation } from './open-conversation.ts'
import { chooseProfile, profilesState, useProfiles } from './profiles.ts'
import { regionInEffect } from './region.ts'
import { currentSettings, updateSettings, useSettings } from './settings.ts'

/**
 * `missing` is the model that stays chosen although the list of the profile does not have it, with the form of it that the list has instead;
 * `leftRegion` the region of the settings that gave way to the profile's own.
 */
export type Switched = {
  readonly isDone: boolean
  readonly missing: { readonly name: string; readonly instead: Model | null } | null
  readonly leftRegion: string | null
}

/** The region chosen in the app for the next question; empty for that of the profile. */
export const useChosenRegion = (): string => {
  const ofConversation = useOpenConversation((state) => state.conversation?.region)
  const ofSettings = useSettings((settings) => settings.region)
  return ofConversation ?? ofSettings
}

export const chosenRegion = (): string => openConversationState().conversation?.region ?? currentSettings().region

/** Where the next question goes; the region is empty while that is not known. */
export const useRegionInEffect = (): ReturnType<typeof regionInEffect> => {
  const profileId = useChosenProfileId()
  const chosen = useChosenRegion()
  const ofProfile = useProfiles((state) => state.profiles.find(({ id }) => id === profileId)?.region ?? null)
  const settled = useModels(profileId, chosen).list?.region ?? ''
  const inEffect = regionInEffect(chosen, ofProfile, settled)
  return { ...inEffect, isChosen: inEffect.isChosen && inEffect.region !== ofProfile }
}

/** A model of the demo works nowhere else, and no other works in the demo; every other choice is kept. */
const modelFor = (modelId: string, before: ProfileId, next: ProfileId, models: readonly Model[]): string =>
  before !== next && (before === 'demo' || next === 'demo') ? (models[0]?.id ?? modelId) : modelId

const configure = async (profileId: ProfileId, region: string): Promise<boolean> => {
  const { conversation } = openConversationState()
  if (conversation === null) {
    const isOther = currentSettings().profileId !== profileId
    const kept = profilesState().profiles.find(({ id }) => id === profileId)?.region === null ? currentSettings().region : ''
    return isOther ? chooseProfile(profileId, region === '' ? kept : region) : updateSettings({ region })
  }
  const models = await loadModels(profileId, region)
  const modelId = modelFor(conversation.modelId, conversation.profileId, profileId, models)
  const configured = await tryRequest('conversations.configure', { conversationId: conversation.id, profileId, region, modelId })
  if (configured.ok) updateConversation(configured.value)
  else setDraftError(conversation.id, configured.error)
  return configured.ok
}

/** Changes profile and region of the open conversation, of new ones when none is open. An empty region is the profile's own. */
export const switchProfile = async (profileId: ProfileId, region: string): Promise<Switched> => {
  const before = currentSettings()
  const isDone = await configure(profileId, region)
  const { modelId } = chosenModel()
  const models = isDone ? await loadModels(profileId, region) : []
  const isMissing = modelId !== '' && models.length > 0 && models.every(({ id }) => id !== modelId)
  const known = knownModel(modelId)
  const isLeft = before.profileId !== profileId && before.region !== '' && currentSettings().region === ''
  return {
    isDone,
    missing: isMissing ? { name: known?.name ?? modelId, instead: formElsewhere(models, known) } : null,
    leftRegion: isDone && isLeft ? before.region : null,
  }
}
