import { describe, expect, it } from 'vitest'
import type { AwsConnection } from '../../../../src/main/aws-connection.ts'
import { openBedrock } from '../../../../src/main/bedrock/open-bedrock.ts'
import type { ReplyRequest } from '../../../../src/main/bedrock/reply-request.ts'
import { createDemoHandler } from '../../../../src/main/demo/demo-handler.ts'
import { plainRequest, requestMessage } from '../../../support/plain-request.ts'
import { collectReply } from '../../../support/collect-reply.ts'
import { noRoute } from '../../../support/find-route.ts'

const connection: AwsConnection = {
  profileId: 'demo',
  profileName: 'Demo',
  isDemo: true,
  region: 'us-east-1',
  endpoints: { runtime: null, controlPlane: null, agentRuntime: null },
  identity: { type: 'keys', credentials: () => Promise.reject(new Error('The demo needs none.')) },
}
const timeouts = { firstEventTimeoutMs: 5000, betweenEventsTimeoutMs: 5000 }
const never = new AbortController().signal
const request = (text: string): ReplyRequest =>
  plainRequest({
    modelId: 'demo.reader',
    messages: [requestMessage('user', [{ type: 'text', text }])],
    tools: [{ name: 'calculator', description: 'x', inputSchema: { type: 'object', properties: { expression: { type: 'string' } } } }],
  })
const open = (chunksPerSecond: number) =>
  openBedrock({ demoHandler: () => Promise.resolve(createDemoHandler({ chunksPerSecond })), findRoute: noRoute })

describe('createDemoHandler', () => {
  it('streams small pieces through the SDK and reports usage', async () => {
    const { events, outcome } = await collectReply(open(0).streamReply(connection, request('Hello'), timeouts, never))
    const deltas = events.flatMap((event) => (event.type === 'part-delta' ? [event.text] : []))
    expect({ many: deltas.length > 40, longest: Math.max(...deltas.map(({ length }) => length)) <= 14, outcome }).toMatchObject({
      many: true,
      longest: true,
      outcome: {
        status: 'complete',
        error: null,
        stopReason: 'end_turn',
        usage: {
          inputTokens: expect.any(Number),
          outputTokens: expect.any(Number),
          cacheReadTokens: 0,
          cacheWriteTokens: 0,
          cacheWrites: [],
        },
        latencyMs: expect.any(Number),
        timeToFirstTokenMs: expect.any(Number),
        requestId: 'demo',
      },
    })
  })

  it('streams citations as the service does, and gives the same whole', async () => {
    const content = 'The copper ore will be exhausted by 1 May 2031. Nobody knows what comes after that day.'
    const attachment = { kind: 'text', name: 'ore.txt', mediaType: 'text/plain', bytes: Buffer.from(content), pages: [content] } as const
    const asked = (streaming: boolean): ReplyRequest => ({
      ...request(''),
      messages: [
        requestMessage('user', [
          { type: 'attachment', attachment },
          { type: 'text', text: 'When is the copper exhausted?' },
        ]),
      ],
      settings: { ...request('').settings, citations: true, streaming },
    })
    const answered = async (streaming: boolean) =>
      (await collectReply(open(0).streamReply(connection, asked(streaming), timeouts, never))).parts
    const parts = await answered(true)
    expect(parts[1]).toEqual({
      type: 'text',
      text: 'The copper ore will be exhausted by 1 May 2031.',
      citations: [
        {
          title: 'ore.txt',
          source: null,
          passages: ['The copper ore will be exhausted by 1 May 2031.'],
          location: { type: 'document-page', index: 0, start: 1, end: 1 },
        },
      ],
    })
    expect(await answered(false)).toEqual(parts)
  })

  it('asks for a tool as a model does', async () => {
    const { parts, outcome } = await collectReply(open(0).streamReply(connection, request('What is 6 * 7?'), timeouts, never))
    expect([parts, outcome.stopReason]).toEqual([
      [
        {
          type: 'tool-call',
          toolUseId: expect.stringMatching(/^demo_\d+$/u),
          name: 'calculator',
          inputText: '{"expression":"6 * 7"}',
          input: { expression: '6 * 7' },
          outcome: null,
        },
      ],
      'tool_use',
    ])
  })

  it('stops at once when it is cancelled', async () => {
    const stopping = new AbortController()
    const stream = open(1).streamReply(connection, request('Hello'), timeouts, stopping.signal)
    await stream.next()
    stopping.abort()
    const { outcome } = await collectReply(stream)
    expect([outcome.status, outcome.error]).toEqual(['cancelled', null])
  })

  it('completes a text without streaming', async () => {
    const { text, usage } = await open(0).completeText(
      connection,
      { ...request('Bake bread at home'), appInstructions: 'Write a title for this conversation' },
      never,
    )
    expect([text, usage?.outputTokens]).toEqual(['Bake bread at home', 5])
  })
})
