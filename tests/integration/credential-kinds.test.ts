import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import {
  firstSession,
  identityToken,
  openCredentialWorld,
  roleArn,
  secondSession,
  startContainer,
  type CredentialWorld,
} from '../support/aws/credential-world.ts'
import { openSignInWorld } from '../support/aws/sign-in-world.ts'
import { approveInBrowser } from '../support/aws/sso-server.ts'
import { failureOf, keysOf, staticKeys } from '../support/test-connections.ts'

let world: CredentialWorld

beforeEach(async () => {
  world = await openCredentialWorld()
})
afterEach(() => world.close())

describe('a profile in ~/.aws', () => {
  it('signs with its static keys, whatever keys, profile and API key the environment has', async () => {
    world.setEnvironment({
      AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT',
      AWS_SECRET_ACCESS_KEY: 's',
      AWS_PROFILE: 'other',
      AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key',
    })
    await world.files.write({ credentials: staticKeys('a', 'AKIDFILE') + staticKeys('other', 'AKIDOTHER') })
    const connection = await world.connect('aws:a')
    expect([connection.identity.type, (await keysOf(connection)).accessKeyId]).toEqual(['keys', 'AKIDFILE'])
  })

  it('assumes a role with an external id', async () => {
    const config = `[profile a]\nrole_arn = ${roleArn('Guarded')}\nsource_profile = base\nexternal_id = contract:7\nrole_session_name = ada\n`
    await world.files.write({ config, credentials: staticKeys('base', 'AKIDBASE') })
    const keys = await keysOf(await world.connect('aws:a'))
    const { parameters } = world.sts.requests[0] ?? {}
    expect({ keys: [keys.accessKeyId, keys.sessionToken, keys.expiration instanceof Date], parameters, asked: world.asked() }).toEqual({
      keys: [firstSession, 'token-1', true],
      parameters: { RoleArn: roleArn('Guarded'), RoleSessionName: 'ada', ExternalId: 'contract:7', DurationSeconds: '3600' },
      asked: [`AKIDBASE AssumeRole ${roleArn('Guarded')}`],
    })
  })

  it('assumes one role with another', async () => {
    const config = `[profile a]\nrole_arn = ${roleArn('Last')}\nsource_profile = mid\n[profile mid]\nrole_arn = ${roleArn('Mid')}\nsource_profile = base\n`
    await world.files.write({ config, credentials: staticKeys('base', 'AKIDBASE') })
    expect([await world.keyOf('aws:a'), world.asked()]).toEqual([
      secondSession,
      [`AKIDBASE AssumeRole ${roleArn('Mid')}`, `${firstSession} AssumeRole ${roleArn('Last')}`],
    ])
  })

  it('takes the keys of the environment where it says so', async () => {
    world.setEnvironment({ AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT', AWS_SECRET_ACCESS_KEY: 's' })
    await world.files.write({ config: `[profile a]\nrole_arn = ${roleArn('R')}\ncredential_source = Environment\n` })
    expect([await world.keyOf('aws:a'), world.asked()]).toEqual([firstSession, [`AKIDENVIRONMENT AssumeRole ${roleArn('R')}`]])
  })

  it('takes a role with a source that only names where keys are', async () => {
    world.setEnvironment({ AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT', AWS_SECRET_ACCESS_KEY: 's' })
    const config = `[profile a]\nrole_arn = ${roleArn('R')}\nsource_profile = b\n[profile b]\ncredential_source = Environment\n`
    await world.files.write({ config })
    expect([await world.keyOf('aws:a'), world.asked()]).toEqual([firstSession, [`AKIDENVIRONMENT AssumeRole ${roleArn('R')}`]])
  })

  it('takes a role with keys of its own', async () => {
    await world.files.write({
      config: `[profile a]\nrole_arn = ${roleArn('R')}\nsource_profile = a\n`,
      credentials: staticKeys('a', 'AKIDOWN'),
    })
    expect([await world.keyOf('aws:a'), world.asked()]).toEqual([firstSession, [`AKIDOWN AssumeRole ${roleArn('R')}`]])
  })

  it('takes the keys of the container where it says so', async () => {
    const { url, close } = await startContainer()
    onTestFinished(close)
    world.setEnvironment({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url })
    await world.files.write({ config: `[profile a]\nrole_arn = ${roleArn('R')}\ncredential_source = EcsContainer\n` })
    expect([await world.keyOf('aws:a'), world.asked()]).toEqual([firstSession, [`AKIDCONTAINER AssumeRole ${roleArn('R')}`]])
  })

  it('runs a credential process', async () => {
    const script = join(world.files.homeFolder, 'keys.sh')
    await writeFile(script, `#!/bin/sh\necho '{"Version":1,"AccessKeyId":"AKIDPROC","SecretAccessKey":"s"}'\n`)
    await chmod(script, 0o755)
    await world.files.write({ config: `[profile a]\ncredential_process = ${script}\n` })
    expect(await world.keyOf('aws:a')).toBe('AKIDPROC')
  })

  it('trades an identity token', async () => {
    const file = join(world.files.homeFolder, 'token')
    await writeFile(file, identityToken)
    await world.files.write({
      config: `[profile a]\nrole_arn = ${roleArn('Web')}\nweb_identity_token_file = ${file}\nrole_session_name = web\n`,
    })
    expect([await world.keyOf('aws:a'), world.asked()]).toEqual([firstSession, [`unsigned AssumeRoleWithWebIdentity ${roleArn('Web')}`]])
  })

  it('uses what aws login left', async () => {
    const session = 'arn:aws:iam::444455556666:user/ada'
    const folder = join(world.files.homeFolder, '.aws', 'login', 'cache')
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
    world.setEnvironment({ AWS_LOGIN_CACHE_DIRECTORY: folder })
    await world.files.write({ config: `[profile a]\nlogin_session = ${session}\n` })
    expect(await world.keyOf('aws:a')).toBe('AKIDLOGIN')
  })

  it.each(['sso-session', 'sso-legacy'])('signs in with %s in the region of the identity center', async (kind) => {
    const center = await openSignInWorld()
    onTestFinished(center.close)
    world.setEnvironment({ ...center.environment, HOME: center.files.homeFolder })
    const { startUrl } = center.server
    const session = { startUrl, region: 'eu-central-1', cacheKey: kind === 'sso-session' ? 'corp' : startUrl }
    const place = `sso_start_url = ${startUrl}\nsso_region = eu-central-1\n`
    const settings = kind === 'sso-session' ? `sso_session = corp\n[sso-session corp]\n${place}` : place
    const config = `[profile a]\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\n${settings}[profile r]\nrole_arn = ${roleArn('R')}\nsource_profile = a\n`
    await center.files.write({ config })
    const { connect: connectThere, stateOf, identityCenterOf } = world.open({ homeFolder: center.files.homeFolder })
    const connection = await connectThere('aws:a', { region: 'us-west-2' })
    const before = [(await failureOf(keysOf(connection))).code, (await stateOf('aws:a')).status]
    const signInId = center.open().start(session, 'browser')
    await approveInBrowser(await center.page(), 'allow')
    await center.ended(signInId)
    const keys = await keysOf(connection)
    await keysOf(await connectThere('aws:r', { region: 'us-west-2' }))
    expect({
      before,
      after: (await stateOf('aws:a')).status,
      hasSession: keys.sessionToken !== undefined && keys.expiration !== undefined,
      center: await identityCenterOf('aws:r'),
      role: world.sts.requests.map(({ action, refused }) => [action, refused]),
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
    world.setEnvironment({ AWS_REGION: 'eu-west-1', AWS_PROFILE: 'a', AWS_ACCESS_KEY_ID: 'AKID' })
    expect((await failureOf(world.connect('environment'))).code).toBe('profile-gone')
  })

  it('signs with its keys', async () => {
    world.setEnvironment({ AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 't' })
    expect(await world.keyOf('environment')).toBe('AKIDENVIRONMENT')
  })

  it('carries its API key', async () => {
    world.setEnvironment({ AWS_BEARER_TOKEN_BEDROCK: 'bedrock-key', AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT', AWS_SECRET_ACCESS_KEY: 's' })
    const { identity } = await world.connect('environment')
    expect(identity.type === 'api-key' ? await identity.token() : null).toBe('bedrock-key')
  })

  it('trades its identity token', async () => {
    const file = join(world.files.homeFolder, 'token')
    await writeFile(file, identityToken)
    world.setEnvironment({ AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: roleArn('Web') })
    expect([await world.keyOf('environment'), world.asked()]).toEqual([
      firstSession,
      [`unsigned AssumeRoleWithWebIdentity ${roleArn('Web')}`],
    ])
  })

  it('asks its container, with the token for it', async () => {
    const { url, tokens, close } = await startContainer()
    onTestFinished(close)
    world.setEnvironment({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'container-token' })
    expect([await world.keyOf('environment'), tokens]).toEqual(['AKIDCONTAINER', ['container-token']])
  })
})
