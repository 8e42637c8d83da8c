import { ExpectedError } from '../../../shared/expected-error.ts'
import { profileIdSchema } from '../../../shared/ids.ts'
import type { pageRequests } from '../../../shared/ipc/contract.ts'
import { mainMessages } from '../../../shared/messages/main.ts'
import type { AccessKeys, Profile, ProfileList } from '../../../shared/profile.ts'
import type { Model } from '../../../shared/model.ts'
import type { SecretVault } from '../../credentials/secret-vault.ts'
import type { SessionSecrets } from '../../credentials/session-secrets.ts'
import { deleteAppProfile, getAppProfile, insertAppProfile, listAppProfiles } from '../../store/app-profiles.ts'
import type { WritableDatabase } from '../../store/database.ts'
import type { Handlers } from '../answer-request.ts'

type AwsHandlers = Pick<
  Handlers<typeof pageRequests>,
  'profiles.list' | 'profiles.addAccessKeys' | 'profiles.remove' | 'profiles.secretState' | 'models.list'
>

export type AwsDependencies = {
  readonly database: () => WritableDatabase
  readonly listAwsProfiles: () => Promise<ProfileList>
  readonly listModels: (options: { readonly isDemo: boolean }) => Promise<readonly Model[]>
  readonly vault: SecretVault
  readonly sessionSecrets: SessionSecrets
  readonly now: () => number
}

const demoProfile: Profile = { id: profileIdSchema.parse('demo'), name: 'Demo (offline)', kind: 'demo', region: null }

const keychainFailure = (state: string): ExpectedError =>
  new ExpectedError({
    code: `keychain-${state}`,
    title: mainMessages.keychainTitle,
    advice: state === 'locked' ? mainMessages.keychainLockedAdvice : mainMessages.keychainUnavailableAdvice,
    retryable: true,
    remedies: [],
  })

export const awsHandlers = ({ database, listAwsProfiles, listModels, vault, sessionSecrets, now }: AwsDependencies): AwsHandlers => {
  const keep = async (profileId: string, keys: AccessKeys): Promise<boolean> => {
    const { accessKeyId, secretAccessKey, sessionToken } = keys
    const secret = JSON.stringify({ accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) })
    if (keys.keep === 'until-quit') {
      sessionSecrets.save(profileId, secret)
      return false
    }
    const saved = await vault.save(profileId, secret)
    if (saved.state !== 'saved') throw keychainFailure(saved.state)
    return true
  }

  return {
    'profiles.list': async () => {
      const found = await listAwsProfiles()
      const own = listAppProfiles(database()).map(({ id, name, kind, region }): Profile => ({ id, name, kind, region }))
      return { profiles: [...found.profiles, ...own, demoProfile], problem: found.problem }
    },
    'profiles.addAccessKeys': async (keys) => {
      const id = profileIdSchema.parse(`app:${crypto.randomUUID()}`)
      const secretSaved = await keep(id, keys)
      insertAppProfile(database(), { id, name: keys.name, kind: 'keychain', region: keys.region, createdAt: now(), secretSaved })
      return { id, name: keys.name, kind: 'keychain', region: keys.region }
    },
    'profiles.remove': async ({ profileId }) => {
      const profile = getAppProfile(database(), profileId)
      if (profile === null) {
        const { profileNotRemovableTitle: title, profileNotRemovableAdvice: advice } = mainMessages
        throw new ExpectedError({ code: 'profile-not-removable', title, advice, retryable: false, remedies: [] })
      }
      sessionSecrets.remove(profileId)
      if (profile.secretSaved) {
        const removed = await vault.remove(profileId)
        if (removed.state !== 'absent') throw keychainFailure(removed.state)
      }
      deleteAppProfile(database(), profileId)
      return null
    },
    'profiles.secretState': async ({ profileId }) => {
      const profile = getAppProfile(database(), profileId)
      if (profile === null) return 'none'
      if (!profile.secretSaved) return sessionSecrets.read(profileId) === null ? 'lost' : 'session-only'
      const state = await vault.state(profileId, { expectSaved: true })
      return state === 'saved' || state === 'locked' || state === 'lost' ? state : 'unavailable'
    },
    'models.list': async ({ profileId }) => [...(await listModels({ isDemo: profileId === 'demo' }))],
  }
}
