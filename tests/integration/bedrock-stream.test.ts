import { NodeHttpHandler } from '@smithy/node-http-handler'
import { Agent } from 'node:https'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBedrock, type Bedrock } from '../../src/main/bedrock/open-bedrock.ts'
import { createDemoHandler } from '../../src/main/demo/demo-handler.ts'
import { calculator, connectionTo, ended, neverAborted, patientTimeouts, question } from '../support/bedrock-questions.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { startBedrockServer, type BedrockServer } from '../support/bedrock-server/server.ts'
import { collectReply, type CollectedReply } from '../support/collect-reply.ts'

let server: BedrockServer
let bedrock: Bedrock

beforeAll(async () => {
  server = await startBedrockServer()
  bedrock = openBedrock({ demoHandler: () => Promise.resolve(createDemoHandler({ chunksPerSecond: 0 })) })
})
afterAll(async () => {
  bedrock.dispose()
  await server.close()
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const ask = (
  request = question('Hello?'),
  connection = connectionTo(server.url),
  limits = patientTimeouts,
  signal = neverAborted,
): Promise<CollectedReply> => collectReply(bedrock.streamReply(connection, request, limits, signal))

describe('openBedrock against a server that speaks the wire protocol', () => {
  it('streams a plain text with usage, latency and the request id', async () => {
    server.script(scripts.plainText('Hello there, reader.'))
    const { parts, outcome } = await ask()
    expect({ parts, outcome }).toEqual({
      parts: [{ type: 'text', text: 'Hello there, reader.' }],
      outcome: {
        status: 'complete',
        error: null,
        stopReason: 'end_turn',
        usage: { inputTokens: 12, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 0 },
        latencyMs: 42,
        timeToFirstTokenMs: expect.any(Number),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/u),
      },
    })
  })

  it('speaks HTTP/1.1, keeps its connection, and signs every request', async () => {
    const before = server.connectionCount()
    await ask()
    await ask()
    const [first, second] = server.requests.slice(-2)
    expect({
      newConnections: server.connectionCount() - before <= 1,
      versions: [first?.httpVersion, second?.httpVersion],
      authorizations: [first, second].map((request) => String(request?.headers.authorization).split(' ', 1)[0]),
      rejections: [first?.rejection, second?.rejection],
    }).toEqual({
      newConnections: true,
      versions: ['1.1', '1.1'],
      authorizations: ['AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA256'],
      rejections: [null, null],
    })
  })

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
    offline.dispose()
    expect([ended(reply).code, [...new Set(hosts)], server.requests.length - before]).toEqual([
      'host-not-found',
      ['bedrock-runtime.eu-west-1.amazonaws.com'],
      0,
    ])
  })

  it('follows the network settings: their attempts, and a new client when they change', async () => {
    let key = 'one'
    let maxAttempts = 1
    let asked = 0
    const routed = openBedrock({
      demoHandler: () => Promise.resolve(createDemoHandler()),
      findRoute: async () => ({ key, requestHandler: new NodeHttpHandler(), retryMode: 'standard', maxAttempts }),
    })
    const connection = connectionTo(server.url, {
      identity: {
        type: 'keys',
        credentials: () => {
          asked += 1
          return Promise.resolve({ accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'secret' })
        },
      },
    })
    const next = async () => ended(await collectReply(routed.streamReply(connection, question('Hi'), patientTimeouts, neverAborted))).code
    server.script(scripts.throttled(1))
    const first = [await next(), await next()]
    key = 'two'
    maxAttempts = 2
    server.script(scripts.throttled(1))
    const second = await next()
    routed.dispose()
    expect([first, second, asked]).toEqual([['throttled', null], null, 2])
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

  it('keeps Markdown byte for byte, also when the bytes come one at a time', async () => {
    server.script([scripts.markdown(), scripts.oneByteAtATime()])
    const [whole, bytes] = [await ask(), await ask()]
    expect([whole.parts[0], bytes.parts]).toEqual([
      { type: 'text', text: expect.stringContaining('| Revenue | 4.2 million |') },
      [{ type: 'text', text: 'Byte by byte: ünïcödé 📄.' }],
    ])
  })

  it('numbers reasoning and text from 0 and keeps the signature', async () => {
    server.script(scripts.severalBlocks())
    expect(ended(await ask())).toEqual({
      parts: [
        { type: 'reasoning', text: 'Let me think.', signature: 'c2lnbmVk' },
        { type: 'text', text: 'The answer is 42.' },
      ],
      status: 'complete',
      code: null,
    })
  })

  it('reads a tool call, with input or without, whatever the stop reason says', async () => {
    server.script([scripts.toolUse('calculator', { expression: '6 * 7' }), scripts.toolUse('current_time', null, 'end_turn')])
    const replies = [await ask(question('Count', { tools: [calculator] })), await ask(question('Time?', { tools: [calculator] }))]
    expect(replies.map(({ parts, outcome }) => [parts[1], outcome.stopReason])).toEqual([
      [
        {
          type: 'tool-call',
          toolUseId: 'tooluse_1',
          name: 'calculator',
          inputText: '{"expression":"6 * 7"}',
          input: { expression: '6 * 7' },
          outcome: null,
        },
        'tool_use',
      ],
      [{ type: 'tool-call', toolUseId: 'tooluse_1', name: 'current_time', inputText: '', input: {}, outcome: null }, 'tool_use'],
    ])
  })

  it('tolerates metadata before the stop, empty starts and members it does not know', async () => {
    server.script(scripts.oddOrder())
    const reply = await ask()
    expect({
      ...ended(reply),
      usage: reply.outcome.usage?.outputTokens,
      started: reply.events.flatMap((event) => (event.type === 'part-start' ? [event.index] : [])),
    }).toEqual({
      parts: [
        { type: 'text', text: 'Odd but fine.' },
        { type: 'unknown', name: 'hologram', json: { depth: 3 } },
      ],
      status: 'complete',
      code: null,
      usage: 2,
      started: [0, 1],
    })
  })

  it('learns from a refusal what a model cannot do and asks in another way', async () => {
    server.script([
      scripts.refused(400, 'ValidationException', "This model doesn't support documents."),
      scripts.refused(400, 'ValidationException', "This model doesn't support tool use in streaming mode."),
    ])
    server.script(scripts.toolUse('calculator', { expression: '1 + 1' }), 'converse')
    const pdf = {
      kind: 'pdf',
      name: 'report.pdf',
      mediaType: 'application/pdf',
      bytes: Buffer.from('%PDF-1.7 text'),
      pages: ['Page one.'],
    } as const
    const request = question('Count', {
      modelId: 'us.meta.llama4-maverick-17b-instruct-v1:0',
      tools: [calculator],
      messages: [
        {
          role: 'user',
          status: 'complete',
          parts: [
            { type: 'attachment', attachment: pdf },
            { type: 'text', text: 'Count' },
          ],
        },
      ],
    })
    const reply = await ask(request)
    expect({
      ...ended(reply),
      operations: server.requests.slice(-3).map(({ operation }) => operation),
      usage: reply.outcome.usage?.outputTokens,
    }).toEqual({
      parts: [
        { type: 'text', text: 'I will look that up.' },
        expect.objectContaining({ type: 'tool-call', input: { expression: '1 + 1' } }),
      ],
      status: 'complete',
      code: null,
      operations: ['converse-stream', 'converse-stream', 'converse'],
      usage: 20,
    })
  })

  it('completes a short text without streaming', async () => {
    expect(await bedrock.completeText(connectionTo(server.url), question('Name this'), neverAborted)).toEqual({
      text: 'A title from the server',
      usage: { inputTokens: 12, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 0 },
    })
  })

  it('answers the demo profile without a server, through the same SDK', async () => {
    const demo = connectionTo(null, { profileId: 'demo', isDemo: true })
    const pages = [
      'The mine opened in 1921. It employs 340 people and earned 4.2 million euros in 2025.',
      'The mine will close on 2031-05-01 because the copper ore is exhausted.',
    ]
    const report = { kind: 'pdf', name: 'Mine report.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF'), pages } as const
    const request = question('Summarise this', {
      modelId: 'demo.reader',
      messages: [
        {
          role: 'user',
          status: 'complete',
          parts: [
            { type: 'attachment', attachment: report },
            { type: 'text', text: 'Summarise this' },
          ],
        },
      ],
    })
    const reply = await collectReply(bedrock.streamReply(demo, request, patientTimeouts, neverAborted))
    expect([reply.parts, reply.outcome]).toEqual([
      [
        {
          type: 'text',
          text: expect.stringMatching(/## Summary of Mine report[\s\S]*copper ore is exhausted\. \(p\. 2\)[\s\S]*\| 4\.2 million/u),
        },
      ],
      expect.objectContaining({ status: 'complete', stopReason: 'end_turn', error: null }),
    ])
  })
})
