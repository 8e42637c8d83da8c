import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listProfiles } from '../../../../src/main/credentials/list-profiles.ts'
import { createSessionSecrets } from '../../../../src/main/credentials/session-secrets.ts'
import { profileHandlers } from '../../../../src/main/ipc/handlers/profiles.ts'
import { listAppProfiles } from '../../../../src/main/store/app-profiles.ts'
import { readModelList, saveModelList } from '../../../../src/main/store/model-lists.ts'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import type { NewProfile } from '../../../../src/shared/profile.ts'
import { createKeychain } from '../../../support/keychain-double.ts'
import { temporaryDatabase } from '../../../support/temporary-database.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../../../support/temporary-aws-files.ts'
import { failureOf, staticKeys } from '../../../support/test-connections.ts'

let files: TemporaryAwsFiles

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
  await files.write({ credentials: staticKeys('base', 'AKIDBASE') })
})
afterEach(() => files.remove())

const none = { runtime: null, controlPlane: null, agentRuntime: null }
const common = { name: 'Mine', region: 'eu-west-1', endpoints: none }
const keys = { kind: 'app-keys', ...common, accessKeyId: 'AKIAEXAMPLEEXAMPLE', secretAccessKey: 'canary-secret-access-key' } as const
const apiKey = { kind: 'app-api-key', ...common, apiKey: 'canary-api-key-canary' } as const
const roleArn = 'arn:aws:iam::111122223333:role/Deploy'
const baseId = profileIdSchema.parse('aws:base')

const open = () => {
  const { database } = temporaryDatabase()
  const { keychain, vaultOn, setMood } = createKeychain()
  const sessionSecrets = createSessionSecrets()
  const told: string[] = []
  let count = 0
  const handlers = profileHandlers({
    database: () => database,
    listProfiles: (appProfiles) => listProfiles({ environment: {}, homeFolder: files.homeFolder, appProfiles }),
    stateOf: async (profileId) => ({ profileId: profileIdSchema.parse(profileId), status: 'unknown', expiresAt: null, renews: false }),
    forget: (profileId) => void told.push(`forget ${profileId.slice(0, 4)}`),
    sessionOf: () => ({ startUrl: 'https://x.awsapps.com/start', region: 'eu-central-1', cacheKey: 'corp' }),
    vault: vaultOn('linux'),
    sessionSecrets,
    onChanged: () => void told.push('changed'),
    now: () => 7,
    newId: () => `6b8f9a52-7c1e-4d5a-9a55-0f5b5f1f0c${String((count += 1)).padStart(2, '0')}`,
  })
  const add = async (profile: NewProfile) => handlers['profiles.add'](profile)
  const stored = () => listAppProfiles(database)
  const kept = () => [...keychain.items.keys()].filter((account) => account.startsWith('app:'))
  return { handlers, database, keychain, setMood, sessionSecrets, told, add, stored, kept }
}

describe('adding a profile', () => {
  it('keeps access keys in the keychain, under its own id, and nowhere else', async () => {
    const { add, stored, kept, told, handlers } = open()
    const profile = await add({ ...keys, keep: 'keychain' })
    expect({
      profile,
      kept: kept(),
      told,
      state: await handlers['profiles.secretState']({ profileId: profile.id }),
      leaked: /canary/u.test(JSON.stringify([profile, stored()])),
    }).toEqual({
      profile: {
        id: profile.id,
        name: 'Mine',
        kind: 'app-keys',
        region: 'eu-west-1',
        signIn: 'none',
        asksForCode: false,
        note: null,
        endpoints: none,
      },
      kept: [profile.id],
      told: ['changed'],
      state: 'saved',
      leaked: false,
    })
  })

  it('keeps a secret in memory until the app quits, and says that it is lost afterwards', async () => {
    const { add, kept, stored, sessionSecrets, handlers } = open()
    const { id: profileId } = await add({ ...apiKey, keep: 'until-quit' })
    const before = await handlers['profiles.secretState']({ profileId })
    sessionSecrets.remove(profileId)
    expect([kept(), stored()[0]?.secretSaved, before, await handlers['profiles.secretState']({ profileId })]).toEqual([
      [],
      false,
      'session-only',
      'lost',
    ])
  })

  it.each(['locked', 'denied', 'unavailable'] as const)(
    'offers to keep the secret until the app quits when the keychain is %s',
    async (mood) => {
      const { add, setMood, stored, keychain } = open()
      setMood(mood)
      const failure = await failureOf(add({ ...keys, keep: 'keychain' }))
      expect({
        code: failure.code,
        offered: failure.advice.includes('Until I quit'),
        stored: stored(),
        items: keychain.items.size,
      }).toEqual({
        code: `keychain-${mood}`,
        offered: true,
        stored: [],
        items: 0,
      })
    },
  )

  it('stores a role with its source, and shows the way', async () => {
    const { add, stored } = open()
    const role = { sourceProfileId: baseId, roleArn, externalId: 'contract:7', mfaSerial: '', sessionName: undefined }
    const { note, asksForCode } = await add({ kind: 'app-role', ...common, ...role })
    expect([note, asksForCode, stored()[0]?.role]).toEqual([
      'role Deploy in 111122223333 through base',
      false,
      { sourceProfileId: 'aws:base', roleArn, externalId: 'contract:7' },
    ])
  })

  it('stores the account and role that were picked after a sign-in', async () => {
    const { add, stored } = open()
    const { signIn, note } = await add({
      kind: 'app-sso',
      ...common,
      signInId: '6b8f9a52-7c1e-4d5a-9a55-0f5b5f1f0caa',
      accountId: '111122223333',
      roleName: 'ReadOnly',
    })
    expect([signIn, note, stored()[0]?.sso]).toEqual([
      'identity-center',
      'role ReadOnly in 111122223333',
      {
        startUrl: 'https://x.awsapps.com/start',
        region: 'eu-central-1',
        sessionName: 'corp',
        accountId: '111122223333',
        roleName: 'ReadOnly',
      },
    ])
  })

  it.each([
    ['http://bedrock.example', 'endpoint-refused'],
    ['https://ada:secret@bedrock.example', 'endpoint-refused'],
    ['https://vpce-1.bedrock-runtime.eu-west-1.vpce.amazonaws.com', null],
    ['http://127.0.0.1:8080', null],
    ['', null],
  ])('judges the endpoint %j before anything is kept', async (runtime, code) => {
    const { add, kept } = open()
    const work = add({ ...keys, endpoints: { ...none, runtime }, keep: 'keychain' })
    const outcome = code === null ? (await work).endpoints.runtime : (await failureOf(work)).code
    expect([outcome, kept().length]).toEqual([code ?? (runtime === '' ? null : runtime), code === null ? 1 : 0])
  })

  it('refuses a role on top of a profile without keys', async () => {
    const { add } = open()
    const { id: sourceProfileId } = await add({ ...apiKey, keep: 'until-quit' })
    expect((await failureOf(add({ kind: 'app-role', ...common, sourceProfileId, roleArn }))).code).toBe('source-unusable')
  })
})

describe('changing a profile', () => {
  it('changes its name, region and endpoints, and lets go of what was kept', async () => {
    const { add, handlers, told } = open()
    const { id: profileId } = await add({ ...keys, keep: 'keychain' })
    const endpoints = { ...none, controlPlane: 'https://control.example' }
    const changed = await handlers['profiles.change']({ profileId, name: 'Work', region: 'us-west-2', endpoints })
    expect([changed.name, changed.region, changed.endpoints, told]).toEqual([
      'Work',
      'us-west-2',
      endpoints,
      ['changed', 'forget app:', 'changed'],
    ])
  })

  it('replaces a secret, and moves it between the keychain and memory', async () => {
    const { add, handlers, stored, kept } = open()
    const { id: profileId } = await add({ ...keys, keep: 'keychain' })
    const secret = { kind: 'app-keys', accessKeyId: keys.accessKeyId, secretAccessKey: keys.secretAccessKey } as const
    await handlers['profiles.replaceSecret']({ profileId, secret, keep: 'until-quit' })
    const inMemory = [kept(), stored()[0]?.secretSaved, await handlers['profiles.secretState']({ profileId })]
    await handlers['profiles.replaceSecret']({ profileId, secret, keep: 'keychain' })
    expect([inMemory, kept(), await handlers['profiles.secretState']({ profileId })]).toEqual([
      [[], false, 'session-only'],
      [profileId],
      'saved',
    ])
  })

  it('lets a secret in memory stand in for one in a locked keychain', async () => {
    const { add, handlers, stored, setMood } = open()
    const { id: profileId } = await add({ ...apiKey, keep: 'keychain' })
    setMood('locked')
    await handlers['profiles.replaceSecret']({ profileId, secret: { kind: 'app-api-key', apiKey: apiKey.apiKey }, keep: 'until-quit' })
    expect([await handlers['profiles.secretState']({ profileId }), stored()[0]?.secretSaved]).toEqual(['session-only', true])
  })

  it.each([
    ['aws:base', 'profile-not-removable'],
    ['environment', 'profile-not-removable'],
    ['app:6b8f9a52-7c1e-4d5a-9a55-0f5b5f1f0cff', 'profile-gone'],
  ])('refuses %s', async (id, code) => {
    const { handlers } = open()
    const profileId = profileIdSchema.parse(id)
    const work = Promise.resolve(handlers['profiles.change']({ profileId, name: 'x', region: 'us-east-1', endpoints: none }))
    expect((await failureOf(work)).code).toBe(code)
  })

  it('refuses another kind of secret', async () => {
    const { add, handlers } = open()
    const { id: profileId } = await add({ ...keys, keep: 'keychain' })
    const secret = { kind: 'app-api-key', apiKey: apiKey.apiKey } as const
    const work = Promise.resolve(handlers['profiles.replaceSecret']({ profileId, secret, keep: 'keychain' }))
    expect((await failureOf(work)).code).toBe('secret-kind')
  })
})

describe('removing a profile', () => {
  it('removes its secret and its lists of models with it', async () => {
    const { add, handlers, stored, kept, database } = open()
    const { id: profileId } = await add({ ...keys, keep: 'keychain' })
    saveModelList(database, profileId, 'eu-west-1', { models: [], fetchedAt: 1 })
    await handlers['profiles.remove']({ profileId })
    expect([stored(), kept(), readModelList(database, profileId, 'eu-west-1')]).toEqual([[], [], null])
  })

  it('keeps everything while the keychain is locked', async () => {
    const { add, handlers, stored, setMood } = open()
    const { id: profileId } = await add({ ...keys, keep: 'keychain' })
    setMood('locked')
    const { code } = await failureOf(Promise.resolve(handlers['profiles.remove']({ profileId })))
    expect([code, stored().length]).toEqual(['keychain-locked', 1])
  })

  it('refuses to remove the source of a role, and names the role', async () => {
    const { add, handlers } = open()
    const { id: profileId } = await add({ ...keys, keep: 'keychain' })
    await add({ kind: 'app-role', ...common, name: 'Deploy', sourceProfileId: profileId, roleArn })
    const { title, advice } = await failureOf(Promise.resolve(handlers['profiles.remove']({ profileId })))
    expect([title, advice]).toEqual(['The profile Mine is the source of Deploy', 'Remove Deploy first.'])
  })
})

describe('listing profiles', () => {
  it('ends with the demo, and gives a state for each', async () => {
    const { add, handlers } = open()
    await add({ ...keys, keep: 'keychain' })
    const [list, states] = [await handlers['profiles.list']({}), await handlers['profiles.states']({})]
    expect([list.profiles.map(({ kind }) => kind), states.length]).toEqual([['static', 'app-keys', 'demo'], 3])
  })

  it.each(['aws:base', 'demo'])('has no secret to tell about for %s', async (id) => {
    expect(await open().handlers['profiles.secretState']({ profileId: profileIdSchema.parse(id) })).toBe('none')
  })

  it('tells a lost secret from a locked keychain', async () => {
    const { add, handlers, keychain } = open()
    const { id: profileId } = await add({ ...keys, keep: 'keychain' })
    keychain.items.delete(profileId)
    const lost = await handlers['profiles.secretState']({ profileId })
    keychain.isLockedSilently = true
    expect([lost, await handlers['profiles.secretState']({ profileId })]).toEqual(['lost', 'locked'])
  })
})
