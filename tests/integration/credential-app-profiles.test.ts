import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { whoAmI } from '../../src/main/credentials/who-am-i.ts'
import { firstSession, openCredentialWorld, roleArn, type CredentialWorld } from '../support/aws/credential-world.ts'
import { openSignInWorld } from '../support/aws/sign-in-world.ts'
import { approveInBrowser } from '../support/aws/sso-server.ts'
import { anAppProfile, appProfileId, failureOf, keysOf, otherAppProfileId, staticKeys } from '../support/test-connections.ts'

let world: CredentialWorld

beforeEach(async () => {
  world = await openCredentialWorld()
})
afterEach(() => world.close())

describe('a profile of the app', () => {
  const role = { sourceProfileId: 'aws:base', roleArn: roleArn('Guarded'), externalId: 'contract:7', sessionName: 'ada' }

  it('assumes a role with a profile in ~/.aws', async () => {
    await world.files.write({ credentials: staticKeys('base', 'AKIDBASE') })
    const appProfiles = [anAppProfile({ kind: 'app-role', role })]
    expect([await world.keyOf(appProfileId, { appProfiles }), world.sts.requests.map(({ parameters }) => parameters)]).toEqual([
      firstSession,
      [{ RoleArn: roleArn('Guarded'), RoleSessionName: 'ada', ExternalId: 'contract:7' }],
    ])
  })

  it('assumes a role with another profile of the app', async () => {
    const appProfiles = [
      anAppProfile({ kind: 'app-role', role: { sourceProfileId: otherAppProfileId, roleArn: roleArn('R') } }),
      anAppProfile({ id: otherAppProfileId }),
    ]
    const reading = { state: 'saved', secret: JSON.stringify({ accessKeyId: 'AKIDAPP', secretAccessKey: 's' }) } as const
    expect([await world.keyOf(appProfileId, { appProfiles, reading }), world.asked()]).toEqual([
      firstSession,
      [`AKIDAPP AssumeRole ${roleArn('R')}`],
    ])
  })

  it('assumes a role with the environment, whose API key is left aside', async () => {
    world.setEnvironment({ AWS_BEARER_TOKEN_BEDROCK: 'key', AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT', AWS_SECRET_ACCESS_KEY: 's' })
    const appProfiles = [anAppProfile({ kind: 'app-role', role: { sourceProfileId: 'environment', roleArn: roleArn('R') } })]
    expect([await world.keyOf(appProfileId, { appProfiles }), world.asked()]).toEqual([
      firstSession,
      [`AKIDENVIRONMENT AssumeRole ${roleArn('R')}`],
    ])
  })

  it.each([
    ['takes its keys from itself', { sourceProfileId: appProfileId, roleArn: roleArn('R') }, 'The profile Mine takes its keys from itself'],
    [
      'takes its keys from a profile that is gone',
      { sourceProfileId: 'aws:gone', roleArn: roleArn('R') },
      'The profile Mine takes its keys from gone, which was not found',
    ],
    [
      'takes its keys from an API key',
      { sourceProfileId: otherAppProfileId, roleArn: roleArn('R') },
      'The profile Mine cannot take a role',
    ],
  ])('says that it %s', async (_name, broken, title) => {
    const appProfiles = [
      anAppProfile({ kind: 'app-role', role: broken }),
      anAppProfile({ id: otherAppProfileId, kind: 'app-api-key', name: 'Key' }),
    ]
    const failure = await failureOf(world.keyOf(appProfileId, { appProfiles }))
    expect([failure.code, failure.title]).toEqual(['profile-incomplete', title])
  })

  it('carries an API key, and says when a short-term one has ended', async () => {
    const address = 'bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Date=20260101T000000Z&X-Amz-Expires=43200&Version=1'
    const apiKey = `bedrock-api-key-${Buffer.from(address).toString('base64')}`
    const appProfiles = [anAppProfile({ kind: 'app-api-key' })]
    const reading = { state: 'saved', secret: JSON.stringify({ apiKey }) } as const
    let time = Date.parse('2026-01-01T11:00:00Z')
    const { connect: connectNow, stateOf } = world.open({ appProfiles, reading, now: () => time })
    const connection = await connectNow(appProfileId, { region: '' })
    const token = async (): Promise<string> => (connection.identity.type === 'api-key' ? connection.identity.token() : '')
    const first = await token()
    const ready = await stateOf(appProfileId)
    time = Date.parse('2026-01-01T12:00:00Z')
    const failure = await failureOf(token())
    expect({ isKey: first === apiKey, ready, code: failure.code, quoted: JSON.stringify(failure).includes(apiKey) }).toEqual({
      isKey: true,
      ready: { profileId: appProfileId, status: 'ready', expiresAt: time, renews: false },
      code: 'api-key-expired',
      quoted: false,
    })
  })

  it('signs in to the role that was picked', async () => {
    const center = await openSignInWorld()
    onTestFinished(center.close)
    world.setEnvironment(center.environment)
    const session = center.session('corp')
    const sso = { startUrl: session.startUrl, region: session.region, sessionName: 'corp', accountId: '111122223333', roleName: 'ReadOnly' }
    const { connect: connectThere } = world.open({
      homeFolder: center.files.homeFolder,
      appProfiles: [anAppProfile({ kind: 'app-sso', sso })],
    })
    const connection = await connectThere(appProfileId, { region: '' })
    const before = (await failureOf(keysOf(connection))).code
    const signInId = center.open().start(session, 'browser')
    await approveInBrowser(await center.page(), 'allow')
    await center.ended(signInId)
    expect([before, (await keysOf(connection)).sessionToken === undefined]).toEqual(['sign-in-needed', false])
  })
})

describe('whoAmI', () => {
  const { signal } = new AbortController()

  it('says whose keys they are', async () => {
    await world.files.write({
      config: `[profile r]\nrole_arn = ${roleArn('R')}\nsource_profile = a\nrole_session_name = ada\n`,
      credentials: staticKeys('a', 'AKIDFILE'),
    })
    const { connect: connectNow } = world.open()
    const answers = [
      await whoAmI(await connectNow('aws:a', { region: 'eu-west-1' }), { environment: world.environment() }, signal),
      await whoAmI(await connectNow('aws:r', { region: 'eu-west-1' }), { environment: world.environment() }, signal),
    ]
    expect(answers).toEqual([
      { accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/AKIDFILE' },
      { accountId: '444455556666', arn: 'arn:aws:sts::444455556666:assumed-role/team/R/ada' },
    ])
  })

  it('says that an API key does not tell', async () => {
    world.setEnvironment({ AWS_BEARER_TOKEN_BEDROCK: 'key' })
    expect((await failureOf(whoAmI(await world.connect('environment'), { environment: world.environment() }, signal))).code).toBe(
      'identity-not-available',
    )
  })
})
