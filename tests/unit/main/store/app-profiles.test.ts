import { describe, expect, it } from 'vitest'
import {
  deleteAppProfile,
  getAppProfile,
  listAppProfiles,
  saveAppProfile,
  type AppProfile,
} from '../../../../src/main/store/app-profiles.ts'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import { temporaryDatabase } from '../../../support/temporary-database.ts'

const profile = (last: string, changes: Partial<AppProfile> = {}): AppProfile => ({
  id: profileIdSchema.parse(`app:6b8f9a52-7c1e-4d5a-9a55-0f5b5f1f0c${last}`),
  name: last,
  kind: 'app-keys',
  region: 'eu-west-1',
  secretSaved: true,
  createdAt: 7,
  endpoints: { runtime: 'https://vpce.example', controlPlane: null, agentRuntime: null },
  role: null,
  sso: null,
  ...changes,
})

describe('profiles made in the app', () => {
  it('come back as they were stored, every kind, by their name', () => {
    const { database } = temporaryDatabase()
    const role = { sourceProfileId: profileIdSchema.parse('aws:base'), roleArn: 'arn', externalId: 'e', mfaSerial: 'm', sessionName: 's' }
    const sso = { startUrl: 'https://x', region: 'eu-west-1', sessionName: 'corp', accountId: '111122223333', roleName: 'r' }
    const stored = [
      profile('01', { kind: 'app-role', secretSaved: false, role }),
      profile('02', { kind: 'app-sso', secretSaved: false, sso }),
      profile('03', { kind: 'app-api-key' }),
      profile('04'),
    ]
    for (const each of stored.toReversed()) saveAppProfile(database, each)
    expect([listAppProfiles(database), getAppProfile(database, stored[0]?.id ?? '')]).toEqual([stored, stored[0]])
  })

  it('are changed in place, and keep their kind and age', () => {
    const { database } = temporaryDatabase()
    saveAppProfile(database, profile('01'))
    saveAppProfile(database, profile('01', { name: 'New', region: 'us-west-2', secretSaved: false, kind: 'app-role', createdAt: 9 }))
    expect(listAppProfiles(database)).toEqual([profile('01', { name: 'New', region: 'us-west-2', secretSaved: false })])
  })

  it('are gone once they are deleted', () => {
    const { database } = temporaryDatabase()
    saveAppProfile(database, profile('01'))
    deleteAppProfile(database, profile('01').id)
    expect([listAppProfiles(database), getAppProfile(database, profile('01').id)]).toEqual([[], null])
  })
})
