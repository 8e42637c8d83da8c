import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../support/temporary-aws-files.ts'
import { anAppProfile, appProfileId, createTestConnections, failureOf, keysOf, staticKeys } from '../support/test-connections.ts'

let files: TemporaryAwsFiles

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
})
afterEach(() => files.remove())

const connections = (setting: Omit<Parameters<typeof createTestConnections>[0], 'homeFolder'> = {}) =>
  createTestConnections({ homeFolder: files.homeFolder, ...setting })

describe('connect', () => {
  it('gives the demo without any file', async () => {
    const connection = await connections().connect('demo', { region: 'eu-west-1' })
    const { identity: _identity, ...rest } = connection
    expect({ ...rest, credentials: await keysOf(connection) }).toEqual({
      profileId: 'demo',
      profileName: 'Demo (offline)',
      isDemo: true,
      region: 'us-east-1',
      endpoints: { runtime: null, controlPlane: null, agentRuntime: null },
      credentials: { accessKeyId: 'DEMO', secretAccessKey: 'demo' },
    })
  })

  it('gives static keys with the address of the services section', async () => {
    const config =
      '[profile a]\nregion = eu-west-1\nservices = local\n[services local]\nbedrock_runtime =\n  endpoint_url = http://127.0.0.1:9\n'
    await files.write({ config, credentials: `${staticKeys('a', 'AKIDONE')}aws_session_token = token\n` })
    const connection = await connections({ now: () => 0 }).connect('aws:a', { region: '' })
    const { identity: _identity, ...rest } = connection
    expect({ ...rest, credentials: await keysOf(connection) }).toEqual({
      profileId: 'aws:a',
      profileName: 'a',
      isDemo: false,
      region: 'eu-west-1',
      endpoints: { runtime: 'http://127.0.0.1:9', controlPlane: null, agentRuntime: null },
      credentials: {
        accessKeyId: 'AKIDONE',
        secretAccessKey: 'secret-of-AKIDONE',
        sessionToken: 'token',
        expiration: new Date(4 * 60_000),
      },
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
    [
      'plain http to an STS elsewhere',
      '[profile a]\nregion = us-east-1\n',
      { AWS_ENDPOINT_URL_STS: 'http://sts.evil.example' },
      'endpoint-refused',
    ],
    [
      'an address from the environment that is none',
      '[profile a]\nregion = us-east-1\n',
      { AWS_ENDPOINT_URL: 'nonsense' },
      'endpoint-refused',
    ],
    ['a profile that is gone', '[profile b]\n', {}, 'profile-gone'],
    ['files that are unreadable', '\0', {}, 'profile-gone'],
  ])('refuses %s in words', async (_name, config, variables, code) => {
    await files.write({ config })
    expect(await failureOf(connections({ environment: variables }).connect('aws:a', { region: '' }))).toMatchObject({
      code,
      retryable: true,
    })
  })

  it('prefers the endpoints of a profile of the app, each by itself, and the region chosen in the app', async () => {
    const endpoints = { runtime: 'https://runtime.example', controlPlane: null, agentRuntime: 'http://127.0.0.1:9' }
    const variables = { AWS_ENDPOINT_URL_BEDROCK: 'https://control.example', AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'https://other.example' }
    const opened = connections({ appProfiles: [anAppProfile({ endpoints })], environment: variables })
    const [chosen, own] = [await opened.connect(appProfileId, { region: 'eu-west-3' }), await opened.connect(appProfileId, { region: '' })]
    expect([chosen.region, own.region, own.endpoints]).toEqual([
      'eu-west-3',
      'us-east-1',
      { ...endpoints, controlPlane: 'https://control.example' },
    ])
  })

  it('refuses a profile of the app that is gone', async () => {
    expect((await failureOf(connections().connect(appProfileId, { region: 'us-east-1' }))).code).toBe('profile-gone')
  })
})

describe('credentials of a profile of the app', () => {
  const appProfiles = [anAppProfile()]
  const stored = JSON.stringify({ accessKeyId: 'AKIDAPP', secretAccessKey: 'app-secret' })

  it('reads keys from the keychain', async () => {
    const reading = { state: 'saved', secret: stored } as const
    const connection = await connections({ appProfiles, reading, now: () => 0 }).connect(appProfileId, { region: '' })
    expect(await keysOf(connection)).toEqual({ accessKeyId: 'AKIDAPP', secretAccessKey: 'app-secret', expiration: new Date(4 * 60_000) })
  })

  it('reads keys that are kept until the app quits from memory, and says when they are gone', async () => {
    let time = 0
    const { connect, sessionSecrets } = connections({ appProfiles: [anAppProfile({ secretSaved: false })], now: () => (time += 61_000) })
    const connection = await connect(appProfileId, { region: '' })
    sessionSecrets.save(appProfileId, stored)
    const found = await keysOf(connection)
    sessionSecrets.remove(appProfileId)
    expect([found.accessKeyId, (await failureOf(keysOf(connection))).title]).toEqual([
      'AKIDAPP',
      'The keys of Mine were kept until you quit',
    ])
  })

  it.each([
    [{ state: 'locked' }, 'secret-locked'],
    [{ state: 'lost' }, 'secret-lost'],
    [{ state: 'absent' }, 'secret-absent'],
    [{ state: 'denied' }, 'secret-denied'],
    [{ state: 'unavailable' }, 'secret-unavailable'],
    [{ state: 'saved', secret: '{"accessKeyId": "AKIDAPP", broken' }, 'secret-lost'],
  ] as const)('says in words what %j means', async (reading, code) => {
    const connection = await connections({ appProfiles, reading }).connect(appProfileId, { region: '' })
    const failure = await failureOf(keysOf(connection))
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
    await files.write({
      config: `[profile a]\nregion = us-east-1\nendpoint_url = http://127.0.0.1:${port}\n`,
      credentials: staticKeys('a', 'AKIDOLD'),
    })
    const connection = await connections().connect('aws:a', { region: '' })
    const client = new BedrockRuntimeClient({
      region: connection.region,
      endpoint: connection.endpoints.runtime ?? '',
      credentials: () => keysOf(connection),
      maxAttempts: 1,
      requestHandler: new NodeHttpHandler(),
    })
    const ask = () =>
      client
        .send(new ConverseCommand({ modelId: 'm', messages: [{ role: 'user', content: [{ text: 'Hello' }] }] }))
        .catch((error: unknown) => error)
    await ask()
    await files.write({ credentials: staticKeys('a', 'AKIDRENEWED') })
    await ask()
    client.destroy()
    expect(used).toEqual(['AKIDOLD', 'AKIDRENEWED'])
  })
})
