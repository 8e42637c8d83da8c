import { writeFileSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromIni, fromSSO } from '@aws-sdk/credential-providers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ssoCredentials } from '../../src/main/credentials/sso/sso-credentials.ts'
import { readToken } from '../../src/main/credentials/sso/token-cache.ts'
import { openSignInWorld, wordsOf, type SignInWorld } from '../support/aws/sign-in-world.ts'
import { approveInBrowser } from '../support/aws/sso-server.ts'

let world: SignInWorld

beforeEach(async () => {
  world = await openSignInWorld()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await world.close()
})

describe('the token in the cache', () => {
  it('is written as the AWS tools write it, for the owner alone', async () => {
    const signIns = world.open({ now: () => Date.parse('2030-01-01T00:00:00.123Z') })
    const signInId = signIns.start(world.session(), 'browser')
    await approveInBrowser(await world.page(), 'allow')
    await world.ended(signInId)
    const text = await readFile(world.cacheFile('work'), 'utf8')
    const token: unknown = JSON.parse(text)
    const folder = join(world.files.homeFolder, '.aws', 'sso', 'cache')
    const names = await readdir(folder)
    const modes = await Promise.all(
      [folder, ...names.map((name) => join(folder, name))].map(async (path) => (await stat(path)).mode % 0o1000),
    )
    expect({
      token,
      keys: text.match(/^ {2}"(\w+)"/gmu)?.join(),
      modes,
      temporary: names.filter((name) => !/^(?:outcrop-client-)?[\da-f]{40}\.json$/u.test(name)),
    }).toEqual({
      token: {
        startUrl: world.server.startUrl,
        region: 'eu-west-1',
        accessToken: expect.stringContaining('access-token-canary'),
        expiresAt: '2030-01-01T08:00:00Z',
        clientId: expect.stringContaining('client-'),
        clientSecret: expect.stringContaining('client-secret-canary'),
        registrationExpiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
        refreshToken: expect.stringContaining('refresh-token-canary'),
      },
      keys: '  "startUrl",  "region",  "accessToken",  "expiresAt",  "clientId",  "clientSecret",  "registrationExpiresAt",  "refreshToken"',
      modes: [0o700, 0o600, 0o600],
      temporary: [],
    })
  })

  it('serves the providers of the SDK, which renew it', async () => {
    world.server.knobs.tokenSeconds = 120
    await world.signInWithBrowser()
    const { homeFolder, paths } = world.files
    await world.files.write({
      config: `[profile p]\nsso_session = work\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\n[sso-session work]\nsso_start_url = ${world.server.startUrl}\nsso_region = eu-west-1\n[profile old]\nsso_start_url = ${world.server.startUrl}\nsso_region = eu-west-1\nsso_account_id = 222233334444\nsso_role_name = Developer\n`,
    })
    await world.signInWithBrowser(world.server.startUrl)
    for (const [name, value] of Object.entries({ ...world.environment, HOME: homeFolder, AWS_CONFIG_FILE: paths.configFile }))
      vi.stubEnv(name, value)
    const before = await readToken(homeFolder, 'work')
    world.server.knobs.tokenSeconds = 3600
    const keys = await fromIni({ profile: 'p' })()
    const legacy = await fromSSO({ profile: 'old' })()
    const after = await readToken(homeFolder, 'work')
    const ours = await ssoCredentials(
      { session: world.session(), accountId: '111122223333', roleName: 'Administrator', profileName: 'p' },
      { homeFolder, environment: world.environment },
    )
    expect({
      ids: [keys.accessKeyId, legacy.accessKeyId, ours.accessKeyId],
      renewed: before?.accessToken !== after?.accessToken && (after?.expiresAt.getTime() ?? 0) > Date.now() + 3_000_000,
      refused: world.server.requests.filter(({ refusal }) => refusal !== null),
    }).toEqual({ ids: Array.from({ length: 3 }, () => 'ASIAEXAMPLEEXAMPLE00'), renewed: true, refused: [] })
  })
})

describe('keys of a role', () => {
  const request = (roleName = 'ReadOnly', accountId = '111122223333') => ({
    session: world.session(),
    accountId,
    roleName,
    profileName: 'Work',
  })
  const options = (now?: () => number) => ({ homeFolder: world.files.homeFolder, environment: world.environment, now })

  it('come with their expiry, and the token travels in its header alone', async () => {
    await world.signInWithBrowser()
    const keys = await ssoCredentials(request(), options())
    const asked = world.server.requests.at(-1)
    expect([{ ...keys }, asked?.query]).toEqual([
      {
        accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
        secretAccessKey: expect.stringContaining('canary'),
        sessionToken: expect.stringContaining('canary'),
        expiration: expect.any(Date),
      },
      { account_id: '111122223333', role_name: 'ReadOnly' },
    ])
  })

  it('renew the token once for requests side by side, and write it back', async () => {
    world.server.knobs.tokenSeconds = 200
    await world.signInWithBrowser()
    world.server.knobs.tokenSeconds = 3600
    const before = world.server.requests.length
    await Promise.all([ssoCredentials(request(), options()), ssoCredentials(request(), options()), ssoCredentials(request(), options())])
    await ssoCredentials(request(), options())
    const token = await readToken(world.files.homeFolder, 'work')
    expect([
      world.operations().slice(before).toSorted(),
      world.server.secrets.includes(token?.refreshToken ?? ''),
      token?.startUrl,
    ]).toEqual([
      ['CreateToken', 'GetRoleCredentials', 'GetRoleCredentials', 'GetRoleCredentials', 'GetRoleCredentials'],
      true,
      world.server.startUrl,
    ])
  })

  it('keep the refresh token where the service gives no new one', async () => {
    world.server.knobs.tokenSeconds = 200
    await world.signInWithBrowser()
    const before = await readToken(world.files.homeFolder, 'work')
    world.server.answerOnce('CreateToken', 200, '{"accessToken":"renewed","expiresIn":3600}')
    await wordsOf(ssoCredentials(request(), options()))
    const after = await readToken(world.files.homeFolder, 'work')
    expect([after?.accessToken, after?.refreshToken]).toEqual(['renewed', before?.refreshToken])
  })

  it('take the token that another tool has renewed in the meantime', async () => {
    await world.signInWithBrowser()
    const path = world.cacheFile('work')
    const fresh = await readFile(path, 'utf8')
    await writeFile(path, fresh.replace(/"expiresAt": "[^"]+"/u, '"expiresAt": "2020-01-01T00:00:00Z"'))
    const asked = world.operations().length
    let calls = 0
    const now = (): number => {
      if (calls === 0) writeFileSync(path, fresh)
      calls += 1
      return Date.now()
    }
    await ssoCredentials(request(), options(now))
    expect(world.operations().slice(asked)).toEqual(['GetRoleCredentials'])
  })

  it('still come with a token that is valid when the service does not renew it', async () => {
    world.server.knobs.tokenSeconds = 200
    await world.signInWithBrowser()
    world.server.knobs.refreshWorks = false
    expect((await ssoCredentials(request(), options())).accessKeyId).toBe('ASIAEXAMPLEEXAMPLE00')
  })

  it.each([
    ['nobody has signed in', () => Promise.resolve()],
    [
      'the session was ended',
      async () => {
        await world.signInWithBrowser()
        world.server.knobs.expireTokens()
      },
    ],
    [
      'the token has expired and is not renewed',
      async () => {
        world.server.knobs.tokenSeconds = 1
        const signIns = world.open({ now: () => Date.now() - 60_000 })
        const signInId = signIns.start(world.session(), 'browser')
        await approveInBrowser(await world.page(), 'allow')
        await world.ended(signInId)
        world.server.knobs.refreshWorks = false
      },
    ],
    [
      'the file is damaged',
      async () => {
        await world.signInWithBrowser()
        await writeFile(world.cacheFile('work'), '{"accessToken":"canary')
      },
    ],
  ])('ask for a sign-in when %s', async (_name, prepare) => {
    await prepare()
    const words = await wordsOf(ssoCredentials(request(), options()))
    expect([words, JSON.stringify(words).includes('canary')]).toEqual([
      expect.objectContaining({
        code: 'sign-in-needed',
        title: 'You are not signed in with the profile Work',
        remedies: ['sign-in', 'retry', 'choose-profile'],
      }),
      false,
    ])
  })

  it('say that a role is not assigned', async () => {
    await world.signInWithBrowser()
    expect([
      await wordsOf(ssoCredentials(request('Owner'), options())),
      await wordsOf(ssoCredentials(request('Owner', '999900001111'), options())),
    ]).toEqual([
      expect.objectContaining({ code: 'role-not-assigned', title: 'The role Owner in the account 111122223333 is not assigned to you' }),
      expect.objectContaining({ code: 'role-not-assigned' }),
    ])
  })

  it('do not ask for a sign-in when only the network is away', async () => {
    await world.signInWithBrowser()
    await world.server.close()
    const valid = await wordsOf(ssoCredentials(request(), options()))
    const expired = await wordsOf(
      ssoCredentials(
        request(),
        options(() => Date.now() + 30 * 86_400_000),
      ),
    )
    expect([valid, expired]).toEqual([
      expect.objectContaining({ code: 'identity-center-unreachable' }),
      expect.objectContaining({ code: 'identity-center-unreachable' }),
    ])
  })
})
