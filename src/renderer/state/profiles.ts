import type { ProfileId } from '../../shared/ids.ts'
import type { RequestInput } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { NewProfile, Profile } from '../../shared/profile.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'
import { formElsewhere } from './form-elsewhere.ts'
import { knownModel, loadModels } from './model-lists.ts'
import { currentSettings, updateSettings } from './settings.ts'

type ProfilesState = {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed'
  readonly profiles: readonly Profile[]
  /** Why a file in ~/.aws could not be read; the profiles of the other one are listed all the same. */
  readonly problem: string | null
  readonly error: UserFacingError | null
}

const store = createStore<ProfilesState>({ status: 'idle', profiles: [], problem: null, error: null })

export const useProfiles = store.use
export const profilesState = store.get

/** Reads the profiles anew; those already known stay on the screen meanwhile. */
export const loadProfiles = async (): Promise<void> => {
  store.set((state) => ({ ...state, status: state.status === 'ready' ? 'ready' : 'loading', error: null }))
  const found = await tryRequest('profiles.list', {})
  store.set((state) => (found.ok ? { ...state, ...found.value, status: 'ready' } : { ...state, status: 'failed', error: found.error }))
}

/** For a place that needs the profiles but not their newest state. */
export const ensureProfiles = (): void => {
  if (store.get().status === 'idle') void loadProfiles()
}

/** Makes a profile the one for new conversations, with a model that it has: the same one where it can, if need be in another form. `region` counts where the profile names none. */
export const chooseProfile = async (profileId: ProfileId, region?: string): Promise<boolean> => {
  const models = await loadModels(profileId, region)
  const { modelId } = currentSettings()
  const model = models.find(({ id }) => id === modelId) ?? formElsewhere(models, knownModel(modelId)) ?? models[0]
  return updateSettings({ profileId, ...(model === undefined ? {} : { modelId: model.id }), ...(region === undefined ? {} : { region }) })
}

/** Forgets a profile made in the app and its keys. */
export const removeProfile = async (profileId: ProfileId): Promise<UserFacingError | null> => {
  const removed = await tryRequest('profiles.remove', { profileId })
  if (!removed.ok) return removed.error
  store.set((state) => ({ ...state, profiles: state.profiles.filter(({ id }) => id !== profileId) }))
  if (currentSettings().profileId === profileId) await updateSettings({ profileId: null, modelId: '' })
  return null
}

const put = (profile: Profile): void =>
  store.set((state) => {
    const isKnown = state.profiles.some(({ id }) => id === profile.id)
    const profiles = isKnown ? state.profiles.map((known) => (known.id === profile.id ? profile : known)) : [...state.profiles, profile]
    return { ...state, profiles }
  })

/** A secret in it crosses to main once and is not kept here. */
export const addProfile = async (profile: NewProfile): Promise<Result<Profile>> => {
  const added = await tryRequest('profiles.add', profile)
  if (added.ok) put(added.value)
  return added
}

export const changeProfile = async (changes: RequestInput<'profiles.change'>): Promise<Result<Profile>> => {
  const changed = await tryRequest('profiles.change', changes)
  if (changed.ok) put(changed.value)
  return changed
}

export const replaceSecret = (replacement: RequestInput<'profiles.replaceSecret'>): Promise<Result<null>> =>
  tryRequest('profiles.replaceSecret', replacement)
