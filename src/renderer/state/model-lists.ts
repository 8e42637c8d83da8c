import type { ProfileId } from '../../shared/ids.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { Model, ModelList } from '../../shared/model.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

/** The list of a profile in a region. `error` is why not even a known list could be had; `list.problem` why it could not be renewed. */
export type KnownModels = {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly models: readonly Model[]
  readonly list: ModelList | null
  readonly isRefreshing: boolean
  readonly error: UserFacingError | null
}

/** `triedAt` is when AWS was last asked in this window. */
type Entry = KnownModels & { readonly profileId: ProfileId; readonly region: string; readonly triedAt: number | null }

const dayMs = 86_400_000
/** A list that could not be had is not asked for again at every look: it may cost a person a code. */
const pauseMs = 600_000
const nothingKnown: KnownModels = { status: 'loading', models: [], list: null, isRefreshing: false, error: null }
const store = createStore<ReadonlyMap<string, Entry>>(new Map())
const loading = new Map<string, Promise<readonly Model[]>>()

/** `region` empty is the one that the profile and the environment give. */
const keyOf = (profileId: ProfileId, region: string): string => JSON.stringify([profileId, region])

const change = (profileId: ProfileId, region: string, changes: Partial<Entry>): void =>
  store.set((entries) => {
    const key = keyOf(profileId, region)
    const entry = entries.get(key) ?? { ...nothingKnown, profileId, region, triedAt: null }
    return new Map(entries).set(key, { ...entry, ...changes })
  })

const show = (profileId: ProfileId, region: string, found: Result<ModelList>): void => {
  if (found.ok) change(profileId, region, { status: 'ready', models: found.value.models, list: found.value, error: null })
  else if (modelsOf(profileId, region).list === null) change(profileId, region, { status: 'failed', error: found.error })
}

export const modelsOf = (profileId: ProfileId | null, region = ''): KnownModels =>
  profileId === null ? nothingKnown : (store.get().get(keyOf(profileId, region)) ?? nothingKnown)

export const useModels = (profileId: ProfileId | null, region = ''): KnownModels =>
  store.use((entries) => (profileId === null ? nothingKnown : (entries.get(keyOf(profileId, region)) ?? nothingKnown)))

/** A model of any list that was loaded, whichever profile's. */
export const knownModel = (modelId: string): Model | undefined =>
  [...store.get().values()].flatMap(({ models }) => models).find(({ id }) => id === modelId)

const askOnce = async (profileId: ProfileId, region: string): Promise<readonly Model[]> => {
  change(profileId, region, { status: 'loading', error: null })
  show(profileId, region, await tryRequest('models.list', { profileId, region }))
  return modelsOf(profileId, region).models
}

/** What is known of a profile's models, asked for once; AWS is not asked. */
export const loadModels = (profileId: ProfileId, region = ''): Promise<readonly Model[]> => {
  const known = modelsOf(profileId, region)
  if (known.status === 'ready') return Promise.resolve(known.models)
  const key = keyOf(profileId, region)
  const running = loading.get(key)
  if (running !== undefined) return running
  const asked = askOnce(profileId, region).finally(() => loading.delete(key))
  loading.set(key, asked)
  return asked
}

/** Asks AWS anew. When that fails the known list stays, with the reason in it. */
export const refreshModels = async (profileId: ProfileId, region = '', now = Date.now()): Promise<void> => {
  if (modelsOf(profileId, region).isRefreshing) return
  change(profileId, region, { isRefreshing: true, triedAt: now })
  show(profileId, region, await tryRequest('models.refresh', { profileId, region }))
  change(profileId, region, { isRefreshing: false })
}

const isDue = (profileId: ProfileId, region: string, now: number): boolean => {
  const entry = store.get().get(keyOf(profileId, region))
  if (entry === undefined || entry.list === null || entry.list.source === 'demo') return false
  const { fetchedAt } = entry.list
  const isStale = fetchedAt === null || now - fetchedAt > dayMs
  return isStale && (entry.triedAt === null || now - entry.triedAt > pauseMs)
}

/** Shows what is known, and asks AWS where the account's list was never asked for or is older than a day. */
export const loadCurrentModels = async (profileId: ProfileId, region = '', now = Date.now()): Promise<void> => {
  await loadModels(profileId, region)
  if (isDue(profileId, region, now)) await refreshModels(profileId, region, now)
}

/** Takes lists that main got for another place of the app; returns the function that stops it. */
export const listenToModels = (): (() => void) =>
  on('models.changed', ({ profileId, list }) => {
    for (const entry of store.get().values()) {
      const isMeant = entry.profileId === profileId && (entry.region === list.region || entry.list?.region === list.region)
      if (isMeant) show(profileId, entry.region, { ok: true, value: list })
    }
  })
