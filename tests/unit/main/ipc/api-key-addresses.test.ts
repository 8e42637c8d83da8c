import { describe, expect, it } from 'vitest'
import { readAppApiKey } from '../../../../src/main/credentials/app-credentials.ts'
import { listProfiles } from '../../../../src/main/credentials/list-profiles.ts'
import { createSessionSecrets } from '../../../../src/main/credentials/session-secrets.ts'
import { profileHandlers } from '../../../../src/main/ipc/handlers/profiles.ts'
import { getAppProfile } from '../../../../src/main/store/app-profiles.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import { createKeychain } from '../../../support/keychain-double.ts'
import { temporaryDatabase } from '../../../support/temporary-database.ts'
import { anAppProfile } from '../../../support/test-connections.ts'

const none = { runtime: null, controlPlane: null, agentRuntime: null }

/** A profile with an API key for a VPC endpoint, in the hands of a page that gives it other addresses. */
const open = async (keep: 'keychain' | 'until-quit') => {
  const { database } = temporaryDatabase()
  const { keychain, vaultOn } = createKeychain()
  const sources = { vault: vaultOn('linux'), sessionSecrets: createSessionSecrets() }
  const handlers = profileHandlers({
    ...sources,
    database: () => database,
    listProfiles: (appProfiles) => listProfiles({ environment: {}, homeFolder: '/nowhere', appProfiles }),
    stateOf: async (id) => ({ profileId: profileIdSchema.parse(id), status: 'unknown', expiresAt: null, renews: false }),
    forget: () => undefined,
    sessionOf: () => ({ startUrl: '', region: '', cacheKey: '' }),
    onChanged: () => undefined,
    now: () => 7,
  })
  const common = { name: 'Mine', region: 'eu-west-1' }
  const { id: profileId } = await handlers['profiles.add']({
    kind: 'app-api-key',
    ...common,
    apiKey: 'canary-api-key-canary',
    endpoints: { ...none, runtime: 'https://vpce-1.example/a' },
    keep,
  })
  const read = () =>
    readAppApiKey(getAppProfile(database, profileId) ?? anAppProfile(), sources).catch((error: unknown) =>
      error instanceof ExpectedError ? error.userFacing.code : error,
    )
  const state = async () => handlers['profiles.secretState']({ profileId })
  return {
    keychain,
    remove: async () => handlers['profiles.remove']({ profileId }),
    change: async (endpoints: { runtime?: string; controlPlane?: string }): Promise<readonly unknown[]> => {
      await handlers['profiles.change']({ profileId, ...common, endpoints: { ...none, ...endpoints } })
      return [await read(), await state()]
    },
    enterAnew: async (apiKey: string): Promise<readonly unknown[]> => {
      await handlers['profiles.replaceSecret']({ profileId, secret: { kind: 'app-api-key', apiKey }, keep })
      return [await read(), await state()]
    },
  }
}

describe('an API key', () => {
  it.each([
    ['keychain', 'saved'],
    ['until-quit', 'session-only'],
  ] as const)('that is kept in: %s, is entered anew before it goes to another host', async (keep, kept) => {
    const { change, enterAnew } = await open(keep)
    expect({
      sameHost: await change({ runtime: 'https://vpce-1.example/b', controlPlane: 'https://vpce-1.example' }),
      ofAws: await change({}),
      otherHost: await change({ runtime: 'https://evil.example' }),
      otherPort: await change({ runtime: 'https://vpce-1.example:8443' }),
      back: await change({ runtime: 'https://vpce-1.example' }),
      otherService: await change({ controlPlane: 'https://evil.example' }),
      entered: await enterAnew('another-api-key-entered'),
    }).toEqual({
      sameHost: ['canary-api-key-canary', kept],
      ofAws: ['canary-api-key-canary', kept],
      otherHost: ['secret-elsewhere', 'lost'],
      otherPort: ['secret-elsewhere', 'lost'],
      back: ['canary-api-key-canary', kept],
      otherService: ['secret-elsewhere', 'lost'],
      entered: ['another-api-key-entered', kept],
    })
  })
  it('leaves nothing behind when its profile is removed while another takes its place', async () => {
    const { enterAnew, remove, keychain } = await open('keychain')
    const removing = remove()
    const entering = enterAnew('another-api-key-entered').catch((error: unknown) => error)
    await removing
    expect(await entering).toMatchObject({ userFacing: { code: 'profile-gone' } })
    expect([...keychain.items.keys()].filter((account) => account.startsWith('app:'))).toEqual([])
  })
})
