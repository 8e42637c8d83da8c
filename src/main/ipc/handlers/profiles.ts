import { failure, refusal, type ExpectedError } from '../../../shared/expected-error.ts'
import { profileIdSchema, type ProfileId } from '../../../shared/ids.ts'
import { credentialsMessages as words } from '../../../shared/messages/credentials.ts'
import type { Endpoints, NewProfile, NewSecret, Profile, ProfileList, ProfileState } from '../../../shared/profile.ts'
import { apiKeySecret, apiKeySecretSchema, isKeyFor } from '../../credentials/api-key-secret.ts'
import { areSafeEndpoints, noEndpoints } from '../../credentials/endpoint.ts'
import type { SecretVault, VaultState } from '../../credentials/secret-vault.ts'
import type { SessionSecrets } from '../../credentials/session-secrets.ts'
import { deleteAppProfile, getAppProfile, listAppProfiles, saveAppProfile, type AppProfile } from '../../store/app-profiles.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { parsedJson } from '../../../shared/json.ts'
import { deleteModelLists } from '../../store/model-lists.ts'
import type { PageHandlers } from '../page-handlers.ts'

export type ProfileDependencies = {
  readonly database: () => WritableDatabase
  /** Of the AWS files, the environment and those given. */
  readonly listProfiles: (appProfiles: readonly AppProfile[]) => Promise<ProfileList>
  readonly stateOf: (profileId: string) => Promise<ProfileState>
  readonly forget: (profileId: string) => void
  readonly sessionOf: (signInId: string) => { readonly startUrl: string; readonly region: string; readonly cacheKey: string }
  readonly vault: SecretVault
  readonly sessionSecrets: SessionSecrets
  /** After a profile was made, changed or removed. */
  readonly onChanged: () => void
  readonly now: () => number
  readonly newId?: () => string
}

const demoProfile: Profile = {
  id: profileIdSchema.parse('demo'),
  name: words.demoName,
  kind: 'demo',
  region: null,
  signIn: 'none',
  asksForCode: false,
  note: null,
  endpoints: noEndpoints,
}

const notSaved = (state: VaultState): ExpectedError => {
  const advice = {
    locked: words.secretNotSavedLockedAdvice,
    denied: words.secretNotSavedDeniedAdvice,
    unavailable: words.secretNotSavedUnavailableAdvice,
    saved: words.secretNotSavedUnavailableAdvice,
    absent: words.secretNotSavedUnavailableAdvice,
    lost: words.secretNotSavedUnavailableAdvice,
  }[state]
  return failure(`keychain-${state}`, words.secretNotSavedTitle, advice)
}

const checkEndpoints = (name: string, endpoints: Endpoints): void => {
  if (!areSafeEndpoints(endpoints)) throw refusal('endpoint-refused', words.endpointTitle(name), words.endpointAdvice)
}

/** An emptied field of the form means AWS's own address. */
const cleaned = ({ runtime, controlPlane, agentRuntime }: Endpoints): Endpoints => ({
  runtime: runtime === '' ? null : runtime,
  controlPlane: controlPlane === '' ? null : controlPlane,
  agentRuntime: agentRuntime === '' ? null : agentRuntime,
})

/** As it is kept in the keychain; null for profiles without a secret of their own. */
const secretOf = (profile: NewProfile | NewSecret, endpoints: Endpoints): string | null => {
  switch (profile.kind) {
    case 'app-keys': {
      const { accessKeyId, secretAccessKey, sessionToken } = profile
      return JSON.stringify({
        accessKeyId,
        secretAccessKey,
        ...(sessionToken === undefined || sessionToken === '' ? {} : { sessionToken }),
      })
    }
    case 'app-api-key':
      return apiKeySecret(profile.apiKey, endpoints)
    case 'app-role':
    case 'app-sso':
      return null
  }
}

/** False for an API key that was entered for other addresses than the profile has now. */
const isSecretOf = ({ kind, endpoints }: AppProfile, secret: string): boolean => {
  if (kind !== 'app-api-key') return true
  const { data } = apiKeySecretSchema.safeParse(parsedJson(secret))
  return data !== undefined && isKeyFor(data, endpoints)
}

type Sources = Pick<AppProfile, 'role' | 'sso'>

export const profileHandlers = (dependencies: ProfileDependencies): PageHandlers<'profiles'> => {
  const { database, listProfiles, stateOf, forget, sessionOf, vault, sessionSecrets, onChanged, now } = dependencies
  const { newId = () => crypto.randomUUID() } = dependencies

  const list = async (): Promise<ProfileList> => {
    const { profiles, problem } = await listProfiles(listAppProfiles(database()))
    return { profiles: [...profiles, demoProfile], problem }
  }
  const listed = async (profileId: ProfileId): Promise<Profile> => {
    const profile = (await list()).profiles.find(({ id }) => id === profileId)
    if (profile === undefined) throw refusal('profile-gone', words.appProfileGoneTitle, words.profileGoneAdvice)
    return profile
  }
  const ownProfile = (profileId: ProfileId): AppProfile => {
    const profile = getAppProfile(database(), profileId)
    if (profile !== null) return profile
    if (profileId.startsWith('app:')) throw refusal('profile-gone', words.appProfileGoneTitle, words.profileGoneAdvice)
    const name = profileId.replace(/^aws:/u, '')
    throw refusal('profile-not-removable', words.profileFixedTitle(name), words.profileFixedAdvice)
  }
  /** True when it is in the keychain. */
  const keepSecret = async (profileId: string, secret: string, keep: 'keychain' | 'until-quit'): Promise<boolean> => {
    if (keep === 'until-quit') {
      sessionSecrets.save(profileId, secret)
      return false
    }
    const { state } = await vault.save(profileId, secret)
    if (state !== 'saved') throw notSaved(state)
    sessionSecrets.remove(profileId)
    return true
  }
  const dropSecret = async (profileId: string): Promise<void> => {
    sessionSecrets.remove(profileId)
    await vault.remove(profileId)
  }
  const sourcesOf = async (profile: NewProfile): Promise<Sources> => {
    if (profile.kind === 'app-role') {
      const { sourceProfileId, roleArn, externalId, mfaSerial, sessionName } = profile
      const source = await listed(sourceProfileId)
      if (source.kind === 'app-api-key' || source.kind === 'demo') {
        throw refusal('source-unusable', words.sourceUnusableTitle, words.sourceUnusableAdvice)
      }
      const given = (value: string | undefined) => (value === '' ? undefined : value)
      const role = { sourceProfileId, roleArn, externalId: given(externalId), mfaSerial: given(mfaSerial), sessionName: given(sessionName) }
      return { role, sso: null }
    }
    if (profile.kind !== 'app-sso') return { role: null, sso: null }
    const { startUrl, region, cacheKey } = sessionOf(profile.signInId)
    const { accountId, roleName } = profile
    return { role: null, sso: { startUrl, region, sessionName: cacheKey, accountId, roleName } }
  }
  const changed = (profileId: ProfileId): void => {
    forget(profileId)
    onChanged()
  }

  return {
    'profiles.list': list,
    'profiles.states': async () => Promise.all((await list()).profiles.map(({ id }) => stateOf(id))),
    'profiles.add': async (profile) => {
      const { kind, name, region } = profile
      const endpoints = cleaned(profile.endpoints)
      checkEndpoints(name, endpoints)
      const sources = await sourcesOf(profile)
      const id = profileIdSchema.parse(`app:${newId()}`)
      const secret = secretOf(profile, endpoints)
      const secretSaved = secret !== null && 'keep' in profile ? await keepSecret(id, secret, profile.keep) : false
      try {
        saveAppProfile(database(), { id, name, kind, region, secretSaved, createdAt: now(), endpoints, ...sources })
      } catch (error) {
        // Nothing would ever lead to the secret again.
        if (secretSaved) await vault.remove(id)
        sessionSecrets.remove(id)
        throw error
      }
      onChanged()
      return listed(id)
    },
    'profiles.change': async ({ profileId, name, region, endpoints: given }) => {
      const profile = ownProfile(profileId)
      const endpoints = cleaned(given)
      checkEndpoints(name, endpoints)
      saveAppProfile(database(), { ...profile, name, region, endpoints })
      changed(profileId)
      return listed(profileId)
    },
    'profiles.replaceSecret': async ({ profileId, secret: given, keep }) => {
      const profile = ownProfile(profileId)
      const secret = secretOf(given, profile.endpoints)
      if (profile.kind !== given.kind || secret === null) {
        throw refusal('secret-kind', words.secretKindTitle(profile.name), words.secretKindAdvice)
      }
      let secretSaved = await keepSecret(profileId, secret, keep)
      // A keychain that is locked keeps the old item; the new secret in memory stands in for it.
      if (!secretSaved && profile.secretSaved) secretSaved = (await vault.remove(profileId)).state !== 'absent'
      // It may have been changed or removed while the keychain was asked.
      const current = getAppProfile(database(), profileId)
      if (current === null) await dropSecret(profileId)
      saveAppProfile(database(), { ...ownProfile(profileId), secretSaved })
      changed(profileId)
      return null
    },
    'profiles.remove': async ({ profileId }) => {
      const profile = ownProfile(profileId)
      const user = listAppProfiles(database()).find(({ role }) => role?.sourceProfileId === profileId)
      if (user !== undefined) {
        throw refusal('profile-in-use', words.profileInUseTitle(profile.name, user.name), words.profileInUseAdvice(user.name))
      }
      if (profile.secretSaved) {
        const { state } = await vault.remove(profileId)
        if (state !== 'absent') throw failure(`keychain-${state}`, words.secretNotRemovedTitle, words.secretNotRemovedAdvice)
      }
      sessionSecrets.remove(profileId)
      deleteAppProfile(database(), profileId)
      deleteModelLists(database(), profileId)
      changed(profileId)
      return null
    },
    'profiles.secretState': async ({ profileId }) => {
      const profile = getAppProfile(database(), profileId)
      if (profile === null || profile.role !== null || profile.sso !== null) return 'none'
      const inSession = sessionSecrets.read(profileId)
      if (inSession !== null) return isSecretOf(profile, inSession) ? 'session-only' : 'lost'
      if (!profile.secretSaved) return 'lost'
      const reading = await vault.read(profileId, { expectSaved: true })
      return reading.state === 'saved' && !isSecretOf(profile, reading.secret) ? 'lost' : reading.state
    },
  }
}
