import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBedrock, type Bedrock } from '../../src/main/bedrock/open-bedrock.ts'
import type { RequestAttachment, RequestMessage } from '../../src/main/bedrock/reply-request.ts'
import { createDemoHandler } from '../../src/main/demo/demo-handler.ts'
import { messageIdSchema } from '../../src/shared/ids.ts'
import { calculator, connectionTo, ended, neverAborted, patientTimeouts, question } from '../support/bedrock-questions.ts'
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

const ask = (
  request = question('Hello?'),
  connection = connectionTo(server.url),
  limits = patientTimeouts,
  signal = neverAborted,
): Promise<CollectedReply> => collectReply(bedrock.streamReply(connection, request, limits, signal))

const withFile = (attachment: RequestAttachment, text: string): RequestMessage => ({
  id: messageIdSchema.parse(randomUUID()),
  role: 'user',
  status: 'complete',
  parts: [
    { type: 'attachment', attachment },
    { type: 'text', text },
  ],
  origin: null,
})

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
        usage: { inputTokens: 12, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWrites: [] },
        latencyMs: 42,
        timeToFirstTokenMs: expect.any(Number),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/u),
        serviceTier: null,
        latencyMode: null,
        invokedModelId: null,
        responseFields: null,
        guardrail: null,
        adjustments: [],
        outputMode: null,
        prefixHash: null,
        exchanges: [
          {
            operation: 'ConverseStream',
            modelId: 'global.anthropic.claude-sonnet-4-6',
            sentAt: expect.any(Number),
            request: server.requests.at(-1)?.body,
            response: {
              output: { message: { role: 'assistant', content: [{ text: 'Hello there, reader.' }] } },
              stopReason: 'end_turn',
              usage: { inputTokens: 12, outputTokens: 2, totalTokens: 14 },
              metrics: { latencyMs: 42 },
            },
          },
        ],
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
        { type: 'reasoning', text: 'Let me think.', signature: 'c2lnbmVk', durationMs: expect.any(Number) },
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
      messages: [withFile(pdf, 'Count')],
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
      isBlocked: false,
      usage: { inputTokens: 12, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWrites: [] },
      stopReason: 'end_turn',
      latencyMs: 42,
      requestId: expect.any(String),
      serviceTier: null,
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
      messages: [withFile(report, 'Summarise this')],
    })
    const reply = await collectReply(bedrock.streamReply(demo, request, patientTimeouts, neverAborted))
    const texts = reply.parts.flatMap((part) => (part.type === 'text' ? [part] : []))
    const cited = texts.find(({ text }) => text.includes('copper ore is exhausted.'))?.citations ?? []
    expect([texts.map(({ text }) => text).join(''), cited.map(({ location }) => location), reply.outcome]).toEqual([
      expect.stringMatching(/## Summary of Mine report[\s\S]*copper ore is exhausted\.[\s\S]*\| 4\.2 million/u),
      [{ type: 'document-page', index: 0, start: 2, end: 2 }],
      expect.objectContaining({ status: 'complete', stopReason: 'end_turn', error: null }),
    ])
  })
})
