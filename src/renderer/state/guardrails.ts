import type { ListedGuardrail } from '../../shared/inference.ts'
import type { ProfileId } from '../../shared/ids.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

/** The guardrails of an account in a region; `problem` is why there is no list, or no newer one. */
export type KnownGuardrails = {
  readonly status: 'unknown' | 'loading' | 'ready'
  readonly guardrails: readonly ListedGuardrail[]
  readonly problem: UserFacingError | null
}

const nothingKnown: KnownGuardrails = { status: 'unknown', guardrails: [], problem: null }
const store = createStore<ReadonlyMap<string, KnownGuardrails>>(new Map())

const keyOf = (profileId: ProfileId, region: string): string => JSON.stringify([profileId, region])

export const guardrailsOf = (profileId: ProfileId, region: string): KnownGuardrails =>
  store.get().get(keyOf(profileId, region)) ?? nothingKnown

export const useGuardrails = (profileId: ProfileId, region: string): KnownGuardrails =>
  store.use((known) => known.get(keyOf(profileId, region)) ?? nothingKnown)

/** Asks AWS; a list that is known already stays when that fails. */
export const refreshGuardrails = async (profileId: ProfileId, region: string): Promise<void> => {
  const before = guardrailsOf(profileId, region)
  if (before.status === 'loading') return
  const show = (known: KnownGuardrails): void => store.set((all) => new Map(all).set(keyOf(profileId, region), known))
  show({ ...before, status: 'loading' })
  const asked = await tryRequest('guardrails.list', { profileId, region })
  if (!asked.ok) show({ ...before, status: 'ready', problem: asked.error })
  else if (asked.value.problem === null) show({ status: 'ready', guardrails: asked.value.guardrails, problem: null })
  else {
    const guardrails = asked.value.guardrails.length > 0 ? asked.value.guardrails : before.guardrails
    show({ status: 'ready', guardrails, problem: asked.value.problem })
  }
}

/** Asks AWS once for each account and region; a list that could not be had is asked for by the person. */
export const loadGuardrails = async (profileId: ProfileId, region: string): Promise<void> => {
  if (guardrailsOf(profileId, region).status === 'unknown') await refreshGuardrails(profileId, region)
}
