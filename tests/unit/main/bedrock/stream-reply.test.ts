import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import * as fc from 'fast-check'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { streamReply, type Attempt } from '../../../../src/main/bedrock/stream-reply.ts'
import { exceptionFrame } from '../../../../src/main/demo/event-stream-frames.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { collectReply } from '../../../support/collect-reply.ts'
import { sampleStreams, type SampleEvent } from '../../../support/sample-streams.ts'
import { attemptOf, clientOf, framesOf, inChunks, readStreamed, readWhole } from '../../../support/wire-client.ts'

const event = (name: string, body: unknown): SampleEvent => ({ name, body })
const delta = (contentBlockIndex: number, piece: object): SampleEvent => event('contentBlockDelta', { contentBlockIndex, delta: piece })
const end = [event('messageStop', { stopReason: 'end_turn' })]
const never = new AbortController().signal
const read = (attempt: Attempt) => collectReply(streamReply(attempt, never))

/** A clock that goes on by one second each time it is asked. */
const ticking = () => {
  let nowMs = 0
  return () => (nowMs += 1000)
}

const refusing = (statusCode: number, type: string, message: string): BedrockRuntimeClient =>
  clientOf('application/json', Readable.from([Buffer.from(JSON.stringify({ message }))]), {
    statusCode,
    headers: { 'x-amzn-errortype': type },
  })

describe('sample streams through the SDK', () => {
  it.each([...sampleStreams])('gives the parts of %s', async (_name, events) => {
    const { parts, outcome } = await readStreamed(framesOf(events))
    expect({ parts, outcome }).toMatchSnapshot()
  })

  it('gives the same parts however the bytes are cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sampleStreams.values()), fc.array(fc.nat(4000), { maxLength: 40 }), async (events, cuts) => {
        const bytes = Buffer.concat(framesOf(events))
        const [whole, pieces] = await Promise.all([readStreamed([bytes]), readStreamed(inChunks(bytes, cuts))])
        expect([pieces.parts, pieces.outcome]).toEqual([whole.parts, whole.outcome])
      }),
      { numRuns: 60 },
    )
  })
})

describe('what was sent and what came', () => {
  it('is kept of a stream as Converse would have said it, with the request as it went', async () => {
    const { outcome } = await readStreamed(
      framesOf([event('messageStart', { role: 'assistant' }), delta(0, { text: 'Hel' }), delta(0, { text: 'lo' }), ...end]),
    )
    expect(outcome.exchanges).toEqual([
      {
        operation: 'ConverseStream',
        modelId: 'amazon.nova-lite-v1:0',
        sentAt: 1_795_200_000_000,
        request: { messages: [{ role: 'user', content: [{ text: 'Hi' }] }] },
        response: { output: { message: { role: 'assistant', content: [{ text: 'Hello' }] } }, stopReason: 'end_turn' },
      },
    ])
  })

  it('is kept of Converse as it came', async () => {
    const answer = {
      output: { message: { role: 'assistant', content: [{ text: 'Hello' }] } },
      stopReason: 'end_turn',
      usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
      metrics: { latencyMs: 4 },
    }
    const { outcome } = await readWhole(answer)
    expect(outcome.exchanges.map(({ operation, response }) => [operation, response])).toEqual([['Converse', answer]])
  })

  it('keeps a refusal with its words redacted', async () => {
    const client = refusing(400, 'ValidationException', 'No guardrail arn:aws:bedrock:eu-west-1:123456789012:guardrail/abc')
    const { outcome } = await read(attemptOf(client, true))
    expect([outcome.status, outcome.exchanges.map(({ response }) => response)]).toEqual([
      'failed',
      [{ error: { name: 'ValidationException', message: 'No guardrail [ARN]' } }],
    ])
  })

  it('keeps what came of a reply that broke off, and why it did', async () => {
    const frames = framesOf([event('messageStart', { role: 'assistant' }), delta(0, { text: 'Hel' })])
    const { outcome } = await readStreamed([...frames, exceptionFrame('throttlingException', 'Too many requests')])
    expect([outcome.status, outcome.exchanges.map(({ response }) => response)]).toEqual([
      'interrupted',
      [
        {
          output: { message: { role: 'assistant', content: [{ text: 'Hel' }] } },
          error: { name: 'ThrottlingException', message: 'Too many requests' },
        },
      ],
    ])
  })

  it('keeps nothing of a request that never left', async () => {
    const client = refusing(400, 'ValidationException', 'Never asked.')
    const problem = { code: 'nothing-to-send', title: 'Nothing', advice: 'Type.', retryable: false, remedies: [] }
    const refusal = (): never => {
      throw new ExpectedError(problem)
    }
    const unsigned = new BedrockRuntimeClient({
      region: 'us-east-1',
      credentials: () => Promise.reject(new Error('Could not load credentials')),
    })
    const attempts = [
      { ...attemptOf(client, true), input: refusal },
      { ...attemptOf(client, true), client: () => Promise.reject(new ExpectedError(problem)) },
      attemptOf(unsigned, true),
    ]
    const outcomes = await Promise.all(attempts.map(async (attempt) => (await read(attempt)).outcome))
    expect(outcomes.map(({ status, error, exchanges }) => [status, error?.code, exchanges])).toEqual([
      ['failed', 'nothing-to-send', []],
      ['failed', 'nothing-to-send', []],
      ['failed', 'credentials-missing', []],
    ])
  })

  it('tells what was decided for the request, whatever became of it', async () => {
    const attempt = attemptOf(refusing(400, 'ValidationException', 'No.'), true)
    const decided = { adjustments: ['top-k-left-out'], outputMode: 'tool', prefixHash: 'hash' } as const
    const { outcome } = await read({ ...attempt, input: () => ({ ...attempt.input(), ...decided }) })
    expect(outcome).toMatchObject(decided)
  })
})

describe('the time of reasoning', () => {
  it('goes from its start to its end, or to the next part where no end is told in time', async () => {
    const frames = framesOf([
      delta(0, { reasoningContent: { text: 'a' } }),
      delta(0, { reasoningContent: { text: 'b' } }),
      event('contentBlockStop', { contentBlockIndex: 0 }),
      delta(1, { reasoningContent: { text: 'c' } }),
      delta(2, { text: 'd' }),
      delta(3, { text: 'e' }),
      ...end,
    ])
    const attempt = attemptOf(clientOf('application/vnd.amazon.eventstream', Readable.from(frames, { objectMode: true })), true)
    const { parts } = await read({ ...attempt, nowMs: ticking() })
    expect(parts.map((part) => (part.type === 'reasoning' ? [part.text, part.durationMs] : part.type))).toEqual([
      ['ab', 1000],
      ['c', 1000],
      'text',
      'text',
    ])
  })

  it('is not told of a reply that came whole', async () => {
    const content = [{ reasoningContent: { reasoningText: { text: 'a' } } }]
    const { parts } = await readWhole({ output: { message: { role: 'assistant', content } }, stopReason: 'end_turn' })
    expect(parts).toEqual([{ type: 'reasoning', text: 'a' }])
  })
})
