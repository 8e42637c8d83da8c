import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { appendFile, chmod, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createConnections } from '../../src/main/credentials/resolve-credentials.ts'
import type { SecretReading } from '../../src/main/credentials/secret-vault.ts'
import { createSessionSecrets } from '../../src/main/credentials/session-secrets.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import type { UserFacingError } from '../../src/shared/user-facing-error.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../support/temporary-aws-files.ts'

const appId = 'app:6b8f9a52-7c1e-4d5a-9a55-0f5b5f1f0c11'
let files: TemporaryAwsFiles

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
})
afterEach(() => files.remove())

type Setting = {
  readonly environment?: Readonly<Record<string, string>>
  readonly reading?: SecretReading
  readonly appProfile?: { readonly name: string; readonly region: string | null; readonly secretSaved: boolean }
  readonly now?: () => number
}
const connections = ({ environment = {}, reading = { state: 'absent' }, appProfile, now = Date.now }: Setting = {}) => {
  const sessionSecrets = createSessionSecrets()
  const { connect } = createConnections({
    environment,
    homeFolder: files.homeFolder,
    vault: { read: async () => reading },
    sessionSecrets,
    findAppProfile: (profileId) => (profileId === appId ? (appProfile ?? null) : null),
    now,
    providerTimeoutMs: 2000,
  })
  return { connect, sessionSecrets }
}
const failureOf = async (work: Promise<unknown>): Promise<UserFacingError> => {
  try {
    await work
  } catch (error) {
    if (error instanceof ExpectedError) return error.userFacing
    throw error
  }
  throw new Error('It did not fail')
}
const keys = (name: string, accessKeyId: string): string => `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = secret-of-${accessKeyId}\n`

/** A credential process that counts its runs in a file. */
const writeProcess = async (body: string): Promise<{ readonly script: string; readonly runs: () => Promise<number> }> => {
  const script = join(files.homeFolder, 'keys.sh')
  const log = join(files.homeFolder, 'runs')
  await writeFile(script, `#!/bin/sh\necho run >> "${log}"\n${body}\n`)
  await chmod(script, 0o755)
  await files.write({ config: `[profile p]\nregion = us-east-1\ncredential_process = ${script} --password hunter2\n` })
  return { script, runs: async () => (await readFile(log, 'utf8')).split('\n').length - 1 }
}

describe('connect', () => {
  it('gives the demo without any file', async () => {
    const { credentials, ...connection } = await connections().connect('demo', { region: 'eu-west-1' })
    expect({ ...connection, credentials: await credentials() }).toEqual({
      profileId: 'demo',
      isDemo: true,
      region: 'us-east-1',
      endpointUrl: null,
      credentials: { accessKeyId: 'DEMO', secretAccessKey: 'demo' },
    })
  })

  it('gives static keys with the address of the services section', async () => {
    const config = '[profile a]\nregion = eu-west-1\nservices = local\n[services local]\nbedrock_runtime =\n  endpoint_url = http://127.0.0.1:9\n'
    await files.write({ config, credentials: `${keys('a', 'AKIDONE')}aws_session_token = token\n` })
    const { credentials, ...connection } = await connections({ now: () => 0 }).connect('aws:a', { region: '' })
    expect({ ...connection, credentials: await credentials() }).toEqual({
      profileId: 'aws:a',
      isDemo: false,
      region: 'eu-west-1',
      endpointUrl: 'http://127.0.0.1:9',
      credentials: { accessKeyId: 'AKIDONE', secretAccessKey: 'secret-of-AKIDONE', sessionToken: 'token', expiration: new Date(4 * 60_000) },
    })
  })

  const environment = { AWS_REGION: 'ca-central-1', AWS_DEFAULT_REGION: 'sa-east-1' }
  it.each([
    ['the region chosen in the app', 'eu-west-3', 'region = us-west-2', environment, 'eu-west-3'],
    ['the region of the profile', '', 'region = us-west-2', environment, 'us-west-2'],
    ['AWS_REGION', '', '', environment, 'ca-central-1'],
    ['AWS_DEFAULT_REGION', '', '', { AWS_REGION: '', AWS_DEFAULT_REGION: 'sa-east-1' }, 'sa-east-1'],
  ])('takes %s first', async (_name, chosen, line, variables, expected) => {
    await files.write({ config: `[profile a]\n${line}\n` })
    expect((await connections({ environment: variables }).connect('aws:a', { region: chosen })).region).toBe(expected)
  })

  it.each([
    ['no region', '[profile a]\n', {}, 'region-missing'],
    ['a region that would change the host', '[profile a]\nregion = x.evil.example/\n', {}, 'region-invalid'],
    ['plain http to another computer', '[profile a]\nregion = us-east-1\nendpoint_url = http://evil.example\n', {}, 'endpoint-refused'],
    ['an address from the environment that is none', '[profile a]\nregion = us-east-1\n', { AWS_ENDPOINT_URL: 'nonsense' }, 'endpoint-refused'],
    ['a profile that is gone', '[profile b]\n', {}, 'profile-gone'],
    ['files that are unreadable', '\0', {}, 'profile-gone'],
  ])('refuses %s in words', async (_name, config, variables, code) => {
    await files.write({ config })
    expect(await failureOf(connections({ environment: variables }).connect('aws:a', { region: '' }))).toMatchObject({ code, retryable: true })
  })

  it('refuses a profile of the app that is gone', async () => {
    expect((await failureOf(connections().connect(appId, { region: 'us-east-1' }))).code).toBe('profile-gone')
  })
})

describe('credentials of a profile in ~/.aws', () => {
  it('runs a credential process once for requests side by side, and again before the keys expire', async () => {
    const { runs } = await writeProcess(`echo '{"Version":1,"AccessKeyId":"AKIDPROC","SecretAccessKey":"s","SessionToken":"t","Expiration":"2099-01-01T00:10:00Z"}'`)
    let time = Date.parse('2099-01-01T00:00:00Z')
    const { credentials } = await connections({ now: () => time }).connect('aws:p', { region: '' })
    const [first] = await Promise.all([credentials(), credentials(), credentials()])
    time += 4 * 60_000
    await credentials()
    const before = await runs()
    time += 2 * 60_000
    await credentials()
    expect({ first, before, after: await runs() }).toEqual({
      first: { accessKeyId: 'AKIDPROC', secretAccessKey: 's', sessionToken: 't', expiration: new Date('2099-01-01T00:10:00Z') },
      before: 1,
      after: 2,
    })
  })

  it('believes keys that name no expiry for a minute only', async () => {
    const { runs } = await writeProcess(`echo '{"Version":1,"AccessKeyId":"AKIDPROC","SecretAccessKey":"s"}'`)
    let time = 0
    const { credentials } = await connections({ now: () => time }).connect('aws:p', { region: '' })
    await credentials()
    time += 59_000
    await credentials()
    const before = await runs()
    time += 2000
    await credentials()
    expect([before, await runs()]).toEqual([1, 2])
  })

  it.each([
    ['fails', 'echo "key AKIAABCDEFGHIJKLMNOP0000" >&2; exit 3', 'credential-process-failed'],
    ['prints no JSON', 'echo hello', 'credential-process-failed'],
    ['prints keys that have expired', `echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"s","Expiration":"2001-01-01T00:00:00Z"}'`, 'credential-process-failed'],
    ['hangs', 'exec sleep 5', 'credentials-timeout'],
  ])('says that a credential process %s, without quoting it', async (_name, body, code) => {
    await writeProcess(body)
    const { credentials } = await connections().connect('aws:p', { region: '' })
    const failure = await failureOf(credentials())
    expect({ code: failure.code, remedies: failure.remedies, quoted: /hunter2|AKIAABC/u.test(JSON.stringify(failure)) }).toEqual({
      code,
      remedies: ['retry', 'choose-profile'],
      quoted: false,
    })
  })

  it('tries again after a failure', async () => {
    const { script } = await writeProcess('exit 1')
    const { credentials } = await connections().connect('aws:p', { region: '' })
    await failureOf(credentials())
    await appendFile(script, '')
    await writeFile(script, `#!/bin/sh\necho '{"Version":1,"AccessKeyId":"AKIDPROC","SecretAccessKey":"s"}'\n`)
    expect((await credentials()).accessKeyId).toBe('AKIDPROC')
  })

  it.each([
    ['an SSO session that was never signed in', 'sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = r\n[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://x.awsapps.com/start\n', 'sign-in-needed', 'Run aws sso login --profile a in a terminal, then press Retry.'],
    ['a login session that was never signed in', 'login_session = arn:aws:iam::111122223333:user/u\n', 'sign-in-needed', 'Run aws login --profile a in a terminal, then press Retry.'],
    ['a multi-factor role', 'role_arn = arn:aws:iam::111122223333:role/r\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/u\n', 'mfa-needed', 'Outcrop cannot ask for the code yet. Get temporary keys in a terminal, or choose another profile.'],
    ['a profile without keys', '', 'credentials-failed', 'Check the profile in ~/.aws, or run aws sts get-caller-identity with it in a terminal, then press Retry.'],
    ['a source profile that does not exist', 'role_arn = arn:aws:iam::111122223333:role/r\nsource_profile = nowhere\n', 'credentials-failed', 'Check the profile in ~/.aws, or run aws sts get-caller-identity with it in a terminal, then press Retry.'],
    ['a web identity whose token file is gone', 'role_arn = arn:aws:iam::111122223333:role/r\nweb_identity_token_file = /nonexistent/token\n', 'credentials-failed', 'Check the profile in ~/.aws, or run aws sts get-caller-identity with it in a terminal, then press Retry.'],
  ])('names the next step for %s', async (_name, lines, code, advice) => {
    process.env['AWS_CONFIG_FILE'] = files.paths.configFile
    try {
      await files.write({ config: `[profile a]\nregion = us-east-1\n${lines}`, credentials: keys('base', 'AKIDBASE') })
      const { credentials } = await connections().connect('aws:a', { region: '' })
      const failure = await failureOf(credentials())
      expect({ code: failure.code, advice: failure.advice, quoted: /111122223333|AKIDBASE/u.test(failure.detail ?? '') }).toEqual({ code, advice, quoted: false })
    } finally {
      delete process.env['AWS_CONFIG_FILE']
    }
  })
})

describe('credentials of a profile of the app', () => {
  const appProfile = { name: 'Mine', region: 'us-east-1', secretSaved: true }
  const stored = JSON.stringify({ accessKeyId: 'AKIDAPP', secretAccessKey: 'app-secret' })

  it('reads keys from the keychain', async () => {
    const { credentials } = await connections({ appProfile, reading: { state: 'saved', secret: stored } }).connect(appId, { region: '' })
    expect(await credentials()).toEqual({ accessKeyId: 'AKIDAPP', secretAccessKey: 'app-secret' })
  })

  it('reads keys that are kept until the app quits from memory, and says when they are gone', async () => {
    const { connect, sessionSecrets } = connections({ appProfile: { ...appProfile, secretSaved: false } })
    const { credentials } = await connect(appId, { region: '' })
    sessionSecrets.save(appId, stored)
    const found = await credentials()
    sessionSecrets.remove(appId)
    expect([found.accessKeyId, (await failureOf(credentials())).title]).toEqual(['AKIDAPP', 'The keys of Mine were kept until you quit'])
  })

  it.each([
    [{ state: 'locked' }, 'secret-locked'],
    [{ state: 'lost' }, 'secret-lost'],
    [{ state: 'absent' }, 'secret-absent'],
    [{ state: 'denied' }, 'secret-denied'],
    [{ state: 'unavailable' }, 'secret-unavailable'],
    [{ state: 'saved', secret: '{"accessKeyId": "AKIDAPP", broken' }, 'secret-lost'],
  ] as const)('says in words what %j means', async (reading, code) => {
    const { credentials } = await connections({ appProfile, reading }).connect(appId, { region: '' })
    const failure = await failureOf(credentials())
    expect({ code: failure.code, quoted: JSON.stringify(failure).includes('AKIDAPP') }).toEqual({ code, quoted: false })
  })
})

describe('a client that was made once', () => {
  let server: Server
  const used: (string | undefined)[] = []

  beforeEach(async () => {
    used.length = 0
    server = createServer((request, response) => {
      used.push(/Credential=([^/]+)/u.exec(request.headers.authorization ?? '')?.[1])
      request.resume()
      response.writeHead(400, { 'content-type': 'application/json' }).end('{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => void server.close())

  it('signs the next request with static keys that were changed on disk', async () => {
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await files.write({ config: `[profile a]\nregion = us-east-1\nendpoint_url = http://127.0.0.1:${port}\n`, credentials: keys('a', 'AKIDOLD') })
    const { region, endpointUrl, credentials } = await connections().connect('aws:a', { region: '' })
    const client = new BedrockRuntimeClient({ region, endpoint: endpointUrl ?? '', credentials, maxAttempts: 1, requestHandler: new NodeHttpHandler() })
    const ask = () =>
      client.send(new ConverseCommand({ modelId: 'm', messages: [{ role: 'user', content: [{ text: 'Hello' }] }] })).catch((error: unknown) => error)
    await ask()
    await files.write({ credentials: keys('a', 'AKIDRENEWED') })
    await ask()
    client.destroy()
    expect(used).toEqual(['AKIDOLD', 'AKIDRENEWED'])
  })
})
