import { createServer, type Server } from 'node:http'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { whoAmI } from '../../src/main/credentials/who-am-i.ts'
import { openSignInWorld } from '../support/aws/sign-in-world.ts'
import { approveInBrowser } from '../support/aws/sso-server.ts'
import { startStsServer, type StsServer } from '../support/aws/sts-server.ts'
import { setProcessEnvironment } from '../support/process-environment.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../support/temporary-aws-files.ts'
import {
  anAppProfile,
  appProfileId,
  createTestConnections,
  failureOf,
  keysOf,
  otherAppProfileId,
  staticKeys,
} from '../support/test-connections.ts'

const roleArn = (name: string): string => `arn:aws:iam::444455556666:role/team/${name}`
const identityToken = 'header.payload.signature'

let files: TemporaryAwsFiles
let sts: StsServer
let environment: Record<string, string>
let restore: () => void

/** What the process has, the SDK reads by itself. */
const setEnvironment = (values: Readonly<Record<string, string>>): void => {
  environment = { HOME: files.homeFolder, AWS_ENDPOINT_URL_STS: sts.url, AWS_EC2_METADATA_DISABLED: 'true', ...values }
  restore()
  restore = setProcessEnvironment(environment)
}

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
  sts = await startStsServer({ identityTokens: [identityToken], roles: { [roleArn('Guarded')]: { externalId: 'contract:7' } } })
  restore = () => undefined
  setEnvironment({})
})
afterEach(async () => {
  restore()
  await sts.close()
  await files.remove()
})

const connections = (setting: Omit<Parameters<typeof createTestConnections>[0], 'homeFolder' | 'environment'> = {}) =>
  createTestConnections({ homeFolder: files.homeFolder, environment, ...setting })
const connect = (profileId: string, setting: Parameters<typeof connections>[0] = {}) =>
  connections(setting).connect(profileId, { region: 'eu-west-1' })
const keyOf = async (...parameters: Parameters<typeof connect>): Promise<string> => (await keysOf(await connect(...parameters))).accessKeyId
const asked = (): readonly string[] =>
  sts.requests.map(({ action, accessKeyId, parameters }) => `${accessKeyId ?? 'unsigned'} ${action} ${parameters['RoleArn'] ?? ''}`.trim())
const firstSession = 'ASIASESSION000000001'
const secondSession = 'ASIASESSION000000002'

const startContainer = async (): Promise<{ readonly url: string; readonly tokens: readonly (string | undefined)[] }> => {
  const tokens: (string | undefined)[] = []
  const server: Server = createServer((request, response) => {
    tokens.push(request.headers.authorization)
    const keys = { AccessKeyId: 'AKIDCONTAINER', SecretAccessKey: 's', Token: 't', Expiration: '2099-01-01T00:00:00Z' }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(keys))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/keys`, tokens }
}

describe('a profile in ~/.aws', () => {
  it('signs with its static keys, whatever keys, profile and API key the environment has', async () => {
    setEnvironment({
      AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT',
      AWS_SECRET_ACCESS_KEY: 's',
      AWS_PROFILE: 'other',
      AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key',
    })
    await files.write({ credentials: staticKeys('a', 'AKIDFILE') + staticKeys('other', 'AKIDOTHER') })
    const connection = await connect('aws:a')
    expect([connection.identity.type, (await keysOf(connection)).accessKeyId]).toEqual(['keys', 'AKIDFILE'])
  })

  it('assumes a role with an external id', async () => {
    const config = `[profile a]\nrole_arn = ${roleArn('Guarded')}\nsource_profile = base\nexternal_id = contract:7\nrole_session_name = ada\n`
    await files.write({ config, credentials: staticKeys('base', 'AKIDBASE') })
    const keys = await keysOf(await connect('aws:a'))
    const { parameters } = sts.requests[0] ?? {}
    expect({ keys: [keys.accessKeyId, keys.sessionToken, keys.expiration instanceof Date], parameters, asked: asked() }).toEqual({
      keys: [firstSession, 'token-1', true],
      parameters: { RoleArn: roleArn('Guarded'), RoleSessionName: 'ada', ExternalId: 'contract:7', DurationSeconds: '3600' },
      asked: [`AKIDBASE AssumeRole ${roleArn('Guarded')}`],
    })
  })

  it('assumes one role with another', async () => {
    const config = `[profile a]\nrole_arn = ${roleArn('Last')}\nsource_profile = mid\n[profile mid]\nrole_arn = ${roleArn('Mid')}\nsource_profile = base\n`
    await files.write({ config, credentials: staticKeys('base', 'AKIDBASE') })
    expect([await keyOf('aws:a'), asked()]).toEqual([
      secondSession,
      [`AKIDBASE AssumeRole ${roleArn('Mid')}`, `${firstSession} AssumeRole ${roleArn('Last')}`],
    ])
  })

  it('takes the keys of the environment where it says so', async () => {
    setEnvironment({ AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT', AWS_SECRET_ACCESS_KEY: 's' })
    await files.write({ config: `[profile a]\nrole_arn = ${roleArn('R')}\ncredential_source = Environment\n` })
    expect([await keyOf('aws:a'), asked()]).toEqual([firstSession, [`AKIDENVIRONMENT AssumeRole ${roleArn('R')}`]])
  })

  it('takes the keys of the container where it says so', async () => {
    const { url } = await startContainer()
    setEnvironment({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url })
    await files.write({ config: `[profile a]\nrole_arn = ${roleArn('R')}\ncredential_source = EcsContainer\n` })
    expect([await keyOf('aws:a'), asked()]).toEqual([firstSession, [`AKIDCONTAINER AssumeRole ${roleArn('R')}`]])
  })

  it('runs a credential process', async () => {
    const script = join(files.homeFolder, 'keys.sh')
    await writeFile(script, `#!/bin/sh\necho '{"Version":1,"AccessKeyId":"AKIDPROC","SecretAccessKey":"s"}'\n`)
    await chmod(script, 0o755)
    await files.write({ config: `[profile a]\ncredential_process = ${script}\n` })
    expect(await keyOf('aws:a')).toBe('AKIDPROC')
  })

  it('trades an identity token', async () => {
    const file = join(files.homeFolder, 'token')
    await writeFile(file, identityToken)
    await files.write({ config: `[profile a]\nrole_arn = ${roleArn('Web')}\nweb_identity_token_file = ${file}\nrole_session_name = web\n` })
    expect([await keyOf('aws:a'), asked()]).toEqual([firstSession, [`unsigned AssumeRoleWithWebIdentity ${roleArn('Web')}`]])
  })

  it('uses what aws login left', async () => {
    const session = 'arn:aws:iam::444455556666:user/ada'
    const folder = join(files.homeFolder, '.aws', 'login', 'cache')
    await mkdir(folder, { recursive: true })
    const accessToken = {
      accessKeyId: 'AKIDLOGIN',
      secretAccessKey: 's',
      sessionToken: 't',
      accountId: '444455556666',
      expiresAt: '2099-01-01T00:00:00Z',
    }
    const token = { accessToken, clientId: 'c', refreshToken: 'r', dpopKey: 'k' }
    await writeFile(join(folder, `${createHash('sha256').update(session).digest('hex')}.json`), JSON.stringify(token))
    setEnvironment({ AWS_LOGIN_CACHE_DIRECTORY: folder })
    await files.write({ config: `[profile a]\nlogin_session = ${session}\n` })
    expect(await keyOf('aws:a')).toBe('AKIDLOGIN')
  })

  it.each(['sso-session', 'sso-legacy'])('signs in with %s in the region of the identity center', async (kind) => {
    const world = await openSignInWorld()
    onTestFinished(world.close)
    setEnvironment({ ...world.environment, HOME: world.files.homeFolder })
    const { startUrl } = world.server
    const session = { startUrl, region: 'eu-central-1', cacheKey: kind === 'sso-session' ? 'corp' : startUrl }
    const place = `sso_start_url = ${startUrl}\nsso_region = eu-central-1\n`
    const settings = kind === 'sso-session' ? `sso_session = corp\n[sso-session corp]\n${place}` : place
    const config = `[profile a]\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\n${settings}[profile r]\nrole_arn = ${roleArn('R')}\nsource_profile = a\n`
    await world.files.write({ config })
    const { connect: connectThere, stateOf, identityCenterOf } = createTestConnections({ homeFolder: world.files.homeFolder, environment })
    const connection = await connectThere('aws:a', { region: 'us-west-2' })
    const before = [(await failureOf(keysOf(connection))).code, (await stateOf('aws:a')).status]
    const signInId = world.open().start(session, 'browser')
    await approveInBrowser(await world.page(), 'allow')
    await world.ended(signInId)
    const keys = await keysOf(connection)
    await keysOf(await connectThere('aws:r', { region: 'us-west-2' }))
    expect({
      before,
      after: (await stateOf('aws:a')).status,
      hasSession: keys.sessionToken !== undefined && keys.expiration !== undefined,
      center: await identityCenterOf('aws:r'),
      role: sts.requests.map(({ action, refused }) => [action, refused]),
    }).toEqual({
      before: ['sign-in-needed', 'sign-in-needed'],
      after: 'ready',
      hasSession: true,
      center: session,
      role: [['AssumeRole', null]],
    })
  })
})

describe('the environment as a profile', () => {
  it('is not there without variables that give credentials', async () => {
    setEnvironment({ AWS_REGION: 'eu-west-1', AWS_PROFILE: 'a', AWS_ACCESS_KEY_ID: 'AKID' })
    expect((await failureOf(connect('environment'))).code).toBe('profile-gone')
  })

  it('signs with its keys', async () => {
    setEnvironment({ AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 't' })
    expect(await keyOf('environment')).toBe('AKIDENVIRONMENT')
  })

  it('carries its API key', async () => {
    setEnvironment({ AWS_BEARER_TOKEN_BEDROCK: 'bedrock-key', AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT', AWS_SECRET_ACCESS_KEY: 's' })
    const { identity } = await connect('environment')
    expect(identity.type === 'api-key' ? await identity.token() : null).toBe('bedrock-key')
  })

  it('trades its identity token', async () => {
    const file = join(files.homeFolder, 'token')
    await writeFile(file, identityToken)
    setEnvironment({ AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: roleArn('Web') })
    expect([await keyOf('environment'), asked()]).toEqual([firstSession, [`unsigned AssumeRoleWithWebIdentity ${roleArn('Web')}`]])
  })

  it('asks its container, with the token for it', async () => {
    const { url, tokens } = await startContainer()
    setEnvironment({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'container-token' })
    expect([await keyOf('environment'), tokens]).toEqual(['AKIDCONTAINER', ['container-token']])
  })
})

describe('a profile of the app', () => {
  const role = { sourceProfileId: 'aws:base', roleArn: roleArn('Guarded'), externalId: 'contract:7', sessionName: 'ada' }

  it('assumes a role with a profile in ~/.aws', async () => {
    await files.write({ credentials: staticKeys('base', 'AKIDBASE') })
    const appProfiles = [anAppProfile({ kind: 'app-role', role })]
    expect([await keyOf(appProfileId, { appProfiles }), sts.requests.map(({ parameters }) => parameters)]).toEqual([
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
    expect([await keyOf(appProfileId, { appProfiles, reading }), asked()]).toEqual([firstSession, [`AKIDAPP AssumeRole ${roleArn('R')}`]])
  })

  it('assumes a role with the environment, whose API key is left aside', async () => {
    setEnvironment({ AWS_BEARER_TOKEN_BEDROCK: 'key', AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT', AWS_SECRET_ACCESS_KEY: 's' })
    const appProfiles = [anAppProfile({ kind: 'app-role', role: { sourceProfileId: 'environment', roleArn: roleArn('R') } })]
    expect([await keyOf(appProfileId, { appProfiles }), asked()]).toEqual([firstSession, [`AKIDENVIRONMENT AssumeRole ${roleArn('R')}`]])
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
    const failure = await failureOf(keyOf(appProfileId, { appProfiles }))
    expect([failure.code, failure.title]).toEqual(['profile-incomplete', title])
  })

  it('carries an API key, and says when a short-term one has ended', async () => {
    const address = 'bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Date=20260101T000000Z&X-Amz-Expires=43200&Version=1'
    const apiKey = `bedrock-api-key-${Buffer.from(address).toString('base64')}`
    const appProfiles = [anAppProfile({ kind: 'app-api-key' })]
    const reading = { state: 'saved', secret: JSON.stringify({ apiKey }) } as const
    let time = Date.parse('2026-01-01T11:00:00Z')
    const { connect: connectNow, stateOf } = connections({ appProfiles, reading, now: () => time })
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
    const world = await openSignInWorld()
    onTestFinished(world.close)
    setEnvironment(world.environment)
    const session = world.session('corp')
    const sso = { startUrl: session.startUrl, region: session.region, sessionName: 'corp', accountId: '111122223333', roleName: 'ReadOnly' }
    const { connect: connectThere } = createTestConnections({
      homeFolder: world.files.homeFolder,
      environment,
      appProfiles: [anAppProfile({ kind: 'app-sso', sso })],
    })
    const connection = await connectThere(appProfileId, { region: '' })
    const before = (await failureOf(keysOf(connection))).code
    const signInId = world.open().start(session, 'browser')
    await approveInBrowser(await world.page(), 'allow')
    await world.ended(signInId)
    expect([before, (await keysOf(connection)).sessionToken === undefined]).toEqual(['sign-in-needed', false])
  })
})

describe('whoAmI', () => {
  const { signal } = new AbortController()

  it('says whose keys they are', async () => {
    await files.write({
      config: `[profile r]\nrole_arn = ${roleArn('R')}\nsource_profile = a\nrole_session_name = ada\n`,
      credentials: staticKeys('a', 'AKIDFILE'),
    })
    const { connect: connectNow } = connections()
    const answers = [
      await whoAmI(await connectNow('aws:a', { region: 'eu-west-1' }), { environment }, signal),
      await whoAmI(await connectNow('aws:r', { region: 'eu-west-1' }), { environment }, signal),
    ]
    expect(answers).toEqual([
      { accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/AKIDFILE' },
      { accountId: '444455556666', arn: 'arn:aws:sts::444455556666:assumed-role/team/R/ada' },
    ])
  })

  it('says that an API key does not tell', async () => {
    setEnvironment({ AWS_BEARER_TOKEN_BEDROCK: 'key' })
    expect((await failureOf(whoAmI(await connect('environment'), { environment }, signal))).code).toBe('identity-not-available')
  })
})
