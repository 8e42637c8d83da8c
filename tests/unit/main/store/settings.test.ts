import { describe, expect, it } from 'vitest'
import { deleteAppProfile, getAppProfile, saveAppProfile, listAppProfiles } from '../../../../src/main/store/app-profiles.ts'
import { readSettings, writeSettings } from '../../../../src/main/store/settings.ts'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import { pageRequests } from '../../../../src/shared/ipc/contract.ts'
import { settingsSchema } from '../../../../src/shared/settings.ts'
import { temporaryDatabase } from '../../../support/temporary-database.ts'

describe('settings', () => {
  it('start with the defaults and keep what is written', () => {
    const { database } = temporaryDatabase()
    expect(readSettings(database)).toEqual(settingsSchema.parse({}))
    expect(writeSettings(database, { theme: 'dark', maxTokens: 100 })).toEqual(settingsSchema.parse({ theme: 'dark', maxTokens: 100 }))
  })

  it('change alone: a request that names one leaves the others', () => {
    const { database } = temporaryDatabase()
    writeSettings(database, { theme: 'dark', maxTokens: 100 })
    expect(writeSettings(database, pageRequests['settings.write'].input.parse({ sidebarOpen: false }))).toEqual(
      settingsSchema.parse({ theme: 'dark', maxTokens: 100, sidebarOpen: false }),
    )
  })

  it('take no password along with the address of a proxy', () => {
    const { input } = pageRequests['settings.write']
    expect(['http://proxy:3128', 'ada:secret@proxy:3128'].map((proxyUrl) => input.safeParse({ proxyUrl }).success)).toEqual([true, false])
  })

  it('fall back one by one when a value is damaged', () => {
    const { database } = temporaryDatabase()
    writeSettings(database, { theme: 'dark', maxTokens: 100 })
    database.prepare(`UPDATE settings SET value = '"neon' WHERE key = 'theme'`).run()
    expect(readSettings(database)).toEqual(settingsSchema.parse({ maxTokens: 100 }))
  })
})

describe('profiles made in the app', () => {
  it('are kept without their secret', () => {
    const { database } = temporaryDatabase()
    const profile = {
      id: profileIdSchema.parse(`app:${crypto.randomUUID()}`),
      name: 'Work',
      kind: 'app-role',
      region: 'us-east-1',
      secretSaved: false,
      createdAt: 5,
      endpoints: { runtime: 'https://vpce.example.com', controlPlane: null, agentRuntime: null },
      role: { sourceProfileId: profileIdSchema.parse('aws:base'), roleArn: 'arn:aws:iam::111122223333:role/r', externalId: 'x' },
      sso: null,
    } as const
    saveAppProfile(database, profile)
    expect([listAppProfiles(database), getAppProfile(database, profile.id)]).toEqual([[profile], profile])
    saveAppProfile(database, { ...profile, name: 'Renamed', secretSaved: true })
    expect(listAppProfiles(database)).toEqual([{ ...profile, name: 'Renamed', secretSaved: true }])
    deleteAppProfile(database, profile.id)
    expect(getAppProfile(database, profile.id)).toBeNull()
  })
})
