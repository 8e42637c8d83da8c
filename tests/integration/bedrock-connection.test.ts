import { NodeHttpHandler } from '@smithy/node-http-handler'
import { Agent } from 'node:https'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBedrock, type Bedrock } from '../../src/main/bedrock/open-bedrock.ts'
import { createDemoHandler } from '../../src/main/demo/demo-handler.ts'
import { connectionTo, ended, neverAborted, patientTimeouts, question } from '../support/bedrock-questions.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { startBedrockServer, type BedrockServer } from '../support/bedrock-server/server.ts'
import { collectReply, type CollectedReply } from '../support/collect-reply.ts'
import { directRoute } from '../support/find-route.ts'

let server: BedrockServer
let bedrock: Bedrock

beforeAll(async () => {
  server = await startBedrockServer()
  bedrock = openBedrock({ demoHandler: () => Promise.resolve(createDemoHandler({ chunksPerSecond: 0 })), findRoute: directRoute() })
})
afterAll(async () => {
  await server.close()
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const ask = (request = question('Hello?'), connection = connectionTo(server.url)): Promise<CollectedReply> =>
  collectReply(bedrock.streamReply(connection, request, patientTimeouts, neverAborted))

describe('openBedrock with a connection', () => {
  it('uses the keys of the chosen profile although an API key is in the environment', async () => {
    vi.stubEnv('AWS_BEARER_TOKEN_BEDROCK', `ABSK${'x'.repeat(40)}`)
    const other = connectionTo(server.url, { profileId: 'app:22222222-2222-4222-8222-222222222222' })
    expect([ended(await ask(question('Hello?'), other)).status, server.requests.at(-1)?.headers.authorization]).toEqual([
      'complete',
      expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLEEXAMPLE00\//u),
    ])
  })

  it('uses the API key of the chosen profile although another one is in the environment, and says when it is refused', async () => {
    vi.stubEnv('AWS_BEARER_TOKEN_BEDROCK', `ABSK${'x'.repeat(40)}`)
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAENVIRONMENT00000')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
    const withKey = (profileId: string, token: string) =>
      connectionTo(server.url, { profileId, identity: { type: 'api-key', token: () => Promise.resolve(token) } })
    const good = withKey('app:33333333-3333-4333-8333-333333333333', `ABSK${'A'.repeat(40)}`)
    const bad = withKey('app:44444444-4444-4444-8444-444444444444', 'mistyped')
    expect([
      ended(await ask(question('Hello?'), good)).status,
      server.requests.at(-1)?.headers.authorization,
      ended(await ask(question('Hello?'), bad)).code,
    ]).toEqual(['complete', `Bearer ABSK${'A'.repeat(40)}`, 'api-key'])
  })

  it('goes to the address of the connection and takes none from the environment', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_BEDROCK_RUNTIME', server.url)
    vi.stubEnv('AWS_ENDPOINT_URL', server.url)
    const hosts: string[] = []
    const httpsAgent = new Agent({
      lookup: (host, _options, answer) => {
        hosts.push(host)
        answer(Object.assign(new Error('Not here.'), { code: 'ENOTFOUND' }), '', 4)
      },
    })
    const requestHandler = new NodeHttpHandler({ httpsAgent })
    const offline = openBedrock({
      demoHandler: () => Promise.resolve(createDemoHandler()),
      findRoute: async () => ({ key: 'offline', requestHandler, retryMode: 'standard', maxAttempts: 1 }),
    })
    const before = server.requests.length
    const reply = await collectReply(offline.streamReply(connectionTo(null), question('Hi'), patientTimeouts, neverAborted))
    expect([ended(reply).code, [...new Set(hosts)], server.requests.length - before]).toEqual([
      'host-not-found',
      ['bedrock-runtime.eu-west-1.amazonaws.com'],
      0,
    ])
  })

  it('asks who it is before every request, so that keys changed on disk are used at once', async () => {
    const used = (): string =>
      /Credential=([A-Z0-9]+)|Bearer (.*)/u
        .exec(server.requests.at(-1)?.headers.authorization ?? '')
        ?.slice(1)
        .join('') ?? ''
    const withKeys = (accessKeyId: string) =>
      connectionTo(server.url, {
        profileId: 'aws:refreshed',
        identity: { type: 'keys', credentials: () => Promise.resolve({ accessKeyId, secretAccessKey: 'secret' }) },
      })
    const withApiKey = (token: string) =>
      connectionTo(server.url, { profileId: 'aws:refreshed', identity: { type: 'api-key', token: () => Promise.resolve(token) } })
    const found: string[] = []
    for (const connection of [
      withKeys('AKIAFIRST00000000000'),
      withKeys('AKIASECOND0000000000'),
      withApiKey(`ABSK${'A'.repeat(20)}`),
      withApiKey(`ABSK${'B'.repeat(20)}`),
      withKeys('AKIATHIRD00000000000'),
    ]) {
      await ask(question('Hi'), connection)
      found.push(used())
    }
    expect(found).toEqual([
      'AKIAFIRST00000000000',
      'AKIASECOND0000000000',
      `ABSK${'A'.repeat(20)}`,
      `ABSK${'B'.repeat(20)}`,
      'AKIATHIRD00000000000',
    ])
  })

  it('follows the network settings, also when they change', async () => {
    const handlers = [new NodeHttpHandler(), new NodeHttpHandler()]
    let place = 0
    const routed = openBedrock({
      demoHandler: () => Promise.resolve(createDemoHandler()),
      findRoute: async () => ({
        key: `route ${place}`,
        requestHandler: handlers[place] ?? new NodeHttpHandler(),
        retryMode: 'standard',
        maxAttempts: place + 1,
      }),
    })
    const next = async () =>
      ended(await collectReply(routed.streamReply(connectionTo(server.url), question('Hi'), patientTimeouts, neverAborted))).code
    server.script(scripts.throttled(1))
    const first = [await next(), await next()]
    place = 1
    server.script(scripts.throttled(1))
    const second = await next()
    expect([first, second]).toEqual([['throttled', null], null])
  })

  it('asks for one token to see whether a model answers', async () => {
    const { latencyMs } = await bedrock.probe(connectionTo(server.url), 'amazon.nova-lite-v1:0', neverAborted)
    const last = server.requests.at(-1)
    expect({ isMeasured: latencyMs >= 0, operation: last?.operation, modelId: last?.modelId, body: last?.body }).toEqual({
      isMeasured: true,
      operation: 'converse',
      modelId: 'amazon.nova-lite-v1:0',
      body: { messages: [{ role: 'user', content: [{ text: 'Hi' }] }], inferenceConfig: { maxTokens: 1 } },
    })
  })
})
