import type { ProfileId } from '../../shared/ids.ts'
import type { Profile, ProfileState, SecretState } from '../../shared/profile.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'
import { loadProfiles, profilesState } from './profiles.ts'

type KnownStates = {
  readonly status: 'idle' | 'ready'
  readonly states: ReadonlyMap<ProfileId, ProfileState>
  /** Only of profiles made in the app: the secrets of the others are not ours. */
  readonly secrets: ReadonlyMap<ProfileId, SecretState>
}

const store = createStore<KnownStates>({ status: 'idle', states: new Map(), secrets: new Map() })

export const useProfileState = (profileId: ProfileId | null): ProfileState | undefined =>
  store.use(({ states }) => (profileId === null ? undefined : states.get(profileId)))
export const useSecretState = (profileId: ProfileId | null): SecretState =>
  store.use(({ secrets }) => (profileId === null ? 'none' : (secrets.get(profileId) ?? 'none')))

export const hasOwnSecret = (profile: Pick<Profile, 'kind'>): boolean => profile.kind === 'app-keys' || profile.kind === 'app-api-key'

/** Main forgets when a sign-in ended once it has; here it is kept, so that the banner can say so. */
const keepExpiry = ({ states }: KnownStates, state: ProfileState): ProfileState => {
  const before = states.get(state.profileId)
  if (state.status !== 'sign-in-needed' || state.expiresAt !== null || before === undefined || before.expiresAt === null) return state
  return { ...state, expiresAt: Math.min(before.expiresAt, Date.now()) }
}

/** What is known of every profile; AWS is not asked. When it cannot be read, what was known stays. */
export const loadProfileStates = async (): Promise<void> => {
  const found = await tryRequest('profiles.states', {})
  if (!found.ok) return
  store.set((known) => ({
    ...known,
    status: 'ready',
    states: new Map(found.value.map((state) => [state.profileId, keepExpiry(known, state)])),
  }))
}

const loadSecretState = async ({ id }: Profile): Promise<void> => {
  const found = await tryRequest('profiles.secretState', { profileId: id })
  const secret = found.ok ? found.value : 'unavailable'
  store.set((known) => (known.secrets.get(id) === secret ? known : { ...known, secrets: new Map(known.secrets).set(id, secret) }))
}

/** What has become of the secrets that the app keeps; one that cannot even be asked for is out of reach. */
export const loadSecretStates = async (): Promise<void> => {
  await Promise.all(profilesState().profiles.filter(hasOwnSecret).map(loadSecretState))
}

/** Reads profiles, their states and their secrets anew. */
export const lookAgain = async (): Promise<void> => {
  await Promise.all([loadProfiles(), loadProfileStates()])
  await loadSecretStates()
}

/** For a place that shows states but does not need the newest. */
export const ensureProfileStates = (): void => {
  if (store.get().status === 'ready') return
  store.set((known) => ({ ...known, status: 'ready' }))
  void lookAgain()
}

/** Keeps profiles and states as main says they are; returns the function that stops it. */
export const listenToProfiles = (): (() => void) => {
  const stops = [
    on('profiles.changed', () => void (profilesState().status !== 'idle' && lookAgain())),
    on('profile.state', (state) =>
      store.set((known) => ({ ...known, states: new Map(known.states).set(state.profileId, keepExpiry(known, state)) })),
    ),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
