import { writeFile } from 'node:fs/promises'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { whoAmI } from '../../src/main/credentials/who-am-i.ts'
import { writeToken } from '../../src/main/credentials/sso/token-cache.ts'
import type { FindRoute } from '../../src/main/network/route.ts'
import { identityToken, openCredentialWorld, roleArn, type CredentialWorld } from '../support/aws/credential-world.ts'
import { anAppProfile, appProfileId, failureOf, keysOf, staticKeys } from '../support/test-connections.ts'

let world: CredentialWorld

beforeEach(async () => {
  world = await openCredentialWorld()
})
afterEach(() => world.close())

const start = Date.parse('2026-06-01T00:00:00Z')
const session = { startUrl: 'https://x.awsapps.com/start', region: 'eu-west-1' }
const config = `[profile s]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = ReadOnly
[profile r]
role_arn = ${roleArn('R')}
source_profile = s
[profile d]
role_arn = ${roleArn('D')}
source_profile = base
[profile m]
role_arn = ${roleArn('M')}
source_profile = d
mfa_serial = arn:aws:iam::111122223333:mfa/ada
[profile p]
credential_process = keys --password hunter2
[profile l]
login_session = arn:aws:iam::111122223333:user/u
[profile w]
role_arn = ${roleArn('W')}
web_identity_token_file = /nonexistent
[profile c]
role_arn = ${roleArn('C')}
credential_source = Ec2InstanceMetadata
[profile x]
role_arn = ${roleArn('X')}
source_profile = y
[profile y]
role_arn = ${roleArn('Y')}
source_profile = x
[profile n]
region = eu-west-1
[sso-session corp]
sso_start_url = ${session.startUrl}
sso_region = ${session.region}
`
const writeFiles = () => world.files.write({ config, credentials: staticKeys('base', 'AKIDBASE') })
const giveToken = (seconds: number, renewal: { readonly refreshToken?: string; readonly registrationExpiresAt?: Date } = {}) =>
  writeToken(world.files.homeFolder, 'corp', {
    ...session,
    accessToken: `token-${seconds}`,
    expiresAt: new Date(start + seconds * 1000),
    clientId: 'client',
    clientSecret: 'secret',
    ...renewal,
  })

describe('describe', () => {
  it.each([
    ['demo', ['The demo answers on this computer and needs no keys.']],
    ['aws:base', ['base: access keys in ~/.aws']],
    [
      'aws:r',
      ['r: assumes the role R in 444455556666', 's: signs in at https://x.awsapps.com/start for the role ReadOnly in 111122223333'],
    ],
    [
      'aws:m',
      [
        'm: assumes the role M in 444455556666 with a one-time code from arn:aws:iam::111122223333:mfa/ada',
        'd: assumes the role D in 444455556666',
        'base: access keys in ~/.aws',
      ],
    ],
    ['aws:p', ['p: keys from the program in credential_process']],
    ['aws:l', ['l: keys from aws login']],
    ['aws:w', ['w: the role W in 444455556666 with an identity token from a file']],
    ['aws:c', ['c: role C in 444455556666 with keys from the EC2 instance']],
    [
      'aws:x',
      ['x: assumes the role X in 444455556666', 'y: assumes the role Y in 444455556666', 'x: again, so the chain has no beginning'],
    ],
    ['aws:n', ['n: no keys, role or sign-in']],
    ['environment', ['Environment: keys in the environment']],
    [appProfileId, ['Mine: assumes the role A in 444455556666', 'gone: not found']],
  ])('tells the chain of %s step by step', async (profileId, steps) => {
    world.setEnvironment({ AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT', AWS_SECRET_ACCESS_KEY: 's' })
    await writeFiles()
    const appProfiles = [anAppProfile({ kind: 'app-role', role: { sourceProfileId: 'aws:gone', roleArn: roleArn('A') } })]
    expect(await world.open({ appProfiles }).describe(profileId)).toEqual(steps)
  })
})

describe('stateOf', () => {
  const state = (profileId: string, changes: object) => ({ profileId, status: 'unknown', expiresAt: null, renews: false, ...changes })

  it.each([
    ['demo', { status: 'ready', renews: true }],
    ['aws:base', {}],
    ['aws:d', { renews: true }],
    ['aws:m', {}],
    ['aws:p', { renews: true }],
    ['aws:w', { renews: true }],
    ['aws:c', { renews: true }],
    ['aws:s', { status: 'sign-in-needed' }],
    ['aws:r', { status: 'sign-in-needed' }],
    ['aws:l', { status: 'sign-in-needed' }],
    ['aws:x', { status: 'failed' }],
    ['aws:gone', { status: 'failed' }],
  ])('knows %s before anything was asked', async (profileId, expected) => {
    await writeFiles()
    expect(await world.open().stateOf(profileId)).toEqual(state(profileId, expected))
  })

  it.each([
    ['that has an hour left', 3600, {}, { status: 'ready', expiresAt: start + 3_600_000 }],
    ['that has ended', -1, {}, { status: 'sign-in-needed' }],
    ['that has ended and renews', -1, { refreshToken: 'r' }, { status: 'ready', expiresAt: start - 1000, renews: true }],
    [
      'that has ended and whose registration has too',
      -1,
      { refreshToken: 'r', registrationExpiresAt: new Date(start - 1) },
      { status: 'sign-in-needed' },
    ],
  ])('reads a sign-in %s', async (_name, seconds, renewal, expected) => {
    await writeFiles()
    await giveToken(seconds, renewal)
    const { stateOf } = world.open({ now: () => start })
    expect([await stateOf('aws:s'), await stateOf('aws:r')]).toEqual([state('aws:s', expected), state('aws:r', expected)])
  })

  it('is told when it changes: after a success, a failure and when it is forgotten', async () => {
    await writeFiles()
    let time = Date.now()
    const { connect, states, forget, stateOf } = world.open({ now: () => time })
    const connection = await connect('aws:d', { region: 'eu-west-1' })
    await keysOf(connection)
    await keysOf(connection)
    const { expiresAt } = await stateOf('aws:d')
    time += 3_600_000
    world.sts.refuseNext({ status: 403, code: 'AccessDenied', message: 'not authorized' })
    await failureOf(keysOf(connection))
    forget('aws:d')
    await expect.poll(() => states.length).toBe(3)
    expect([states.map(({ status }) => status), states[0]?.expiresAt === expiresAt && expiresAt !== null]).toEqual([
      ['ready', 'failed', 'unknown'],
      true,
    ])
  })

  it('is ready for keys that name no end, and knows the end of those that do', async () => {
    world.setEnvironment({
      AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT',
      AWS_SECRET_ACCESS_KEY: 's',
      AWS_CREDENTIAL_EXPIRATION: '2026-06-01T01:00:00Z',
    })
    await writeFiles()
    let time = start
    const { connect, stateOf } = world.open({ now: () => time })
    await keysOf(await connect('aws:base', { region: 'eu-west-1' }))
    await keysOf(await connect('environment', { region: 'eu-west-1' }))
    const before = [await stateOf('aws:base'), await stateOf('environment')]
    time += 3_600_000
    expect([before, await stateOf('environment')]).toEqual([
      [state('aws:base', { status: 'ready' }), state('environment', { status: 'ready', expiresAt: start + 3_600_000 })],
      state('environment', { status: 'failed', expiresAt: start + 3_600_000 }),
    ])
  })
})

describe('forget', () => {
  it('lets the next request get the keys of a role and of its source anew', async () => {
    await writeFiles()
    const appProfiles = [anAppProfile({ kind: 'app-role', role: { sourceProfileId: 'aws:d', roleArn: roleArn('A') } })]
    const { connect, forget } = world.open({ appProfiles })
    const connection = await connect(appProfileId, { region: 'eu-west-1' })
    await keysOf(connection)
    await keysOf(connection)
    const before = world.sts.requests.length
    forget(appProfileId)
    await keysOf(connection)
    expect([before, world.sts.requests.length]).toEqual([2, 4])
  })
})

describe('the route of the network', () => {
  it('is taken by everything that gets credentials', async () => {
    const file = `${world.files.homeFolder}/token`
    world.setEnvironment({ AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: roleArn('Web') })
    await world.files.write({
      config: `${config}[profile t]\nrole_arn = ${roleArn('T')}\nweb_identity_token_file = ${file}\n`,
      credentials: staticKeys('base', 'AKIDBASE'),
    })
    await writeFile(file, identityToken)
    let taken = 0
    const findRoute: FindRoute = async () => {
      const requestHandler = new NodeHttpHandler()
      const handle = requestHandler.handle.bind(requestHandler)
      requestHandler.handle = (...parameters) => {
        taken += 1
        return handle(...parameters)
      }
      return { key: 'one', requestHandler, retryMode: 'standard', maxAttempts: 1 }
    }
    const appProfiles = [anAppProfile({ kind: 'app-role', role: { sourceProfileId: 'aws:base', roleArn: roleArn('A') } })]
    const { connect } = world.open({ appProfiles, findRoute })
    for (const id of ['aws:d', 'aws:t', 'environment', appProfileId]) await keysOf(await connect(id, { region: 'eu-west-1' }))
    const connection = await connect('aws:base', { region: 'eu-west-1' })
    await whoAmI(connection, { environment: world.environment(), findRoute }, new AbortController().signal)
    expect([taken, world.sts.requests.length]).toEqual([5, 5])
  })
})
