import { HttpResponse } from '@smithy/core/protocols'
import * as fc from 'fast-check'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { AwsConnection } from '../../../../src/main/aws-connection.ts'
import { openBedrock } from '../../../../src/main/bedrock/open-bedrock.ts'
import { cutStream, emptyStream, mapStreamEvent, type StreamState } from '../../../../src/main/bedrock/map-stream-event.ts'
import type { ReplyEvent } from '../../../../src/main/bedrock/reply-event.ts'
import { eventFrame } from '../../../../src/main/demo/event-stream-frames.ts'
import { collectReply, type CollectedReply } from '../../../support/collect-reply.ts'
import { noRoute } from '../../../support/find-route.ts'
import { sampleStreams, type SampleEvent } from '../../../support/sample-streams.ts'

type AwsEvent = Parameters<typeof mapStreamEvent>[1]

const run = (events: readonly AwsEvent[]): { readonly state: StreamState; readonly events: readonly ReplyEvent[] } =>
  events.reduce<{ state: StreamState; events: readonly ReplyEvent[] }>(
    (result, event) => {
      const step = mapStreamEvent(result.state, event)
      return { state: step.state, events: [...result.events, ...step.events] }
    },
    { state: emptyStream, events: [] },
  )

const delta = (contentBlockIndex: number, value: NonNullable<NonNullable<AwsEvent['contentBlockDelta']>['delta']>): AwsEvent => ({
  contentBlockDelta: { contentBlockIndex, delta: value },
})
const toolStart = (contentBlockIndex: number): AwsEvent => ({
  contentBlockStart: { contentBlockIndex, start: { toolUse: { toolUseId: 't1', name: 'calculator' } } },
})
const stop = (contentBlockIndex: number): AwsEvent => ({ contentBlockStop: { contentBlockIndex } })
const toolPart = { type: 'tool-call', toolUseId: 't1', name: 'calculator', inputText: '', input: null, outcome: null }

const endOfCall = (input: string) =>
  run([toolStart(0), delta(0, { toolUse: { input } }), stop(0), { messageStop: { stopReason: 'tool_use' } }]).events.at(-1)

/** Sends bytes through the unmodified SDK, which decodes them as if they came from the service. */
const decode = async (chunks: readonly Uint8Array[]): Promise<CollectedReply> => {
  const handler = {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: () =>
      Promise.resolve({
        response: new HttpResponse({
          statusCode: 200,
          headers: { 'content-type': 'application/vnd.amazon.eventstream' },
          body: Readable.from(chunks, { objectMode: true }),
        }),
      }),
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  }
  const bedrock = openBedrock({ demoHandler: () => Promise.resolve(handler), findRoute: noRoute, nowMs: () => 0 })
  const connection: AwsConnection = {
    profileId: 'demo',
    isDemo: true,
    region: 'us-east-1',
    profileName: 'Demo',
    endpoints: { runtime: null, controlPlane: null, agentRuntime: null },
    identity: { type: 'keys', credentials: () => Promise.resolve({ accessKeyId: 'a', secretAccessKey: 'b' }) },
  }
  const request = {
    modelId: 'demo.reader',
    system: '',
    messages: [{ role: 'user', status: 'complete', parts: [{ type: 'text', text: 'Hi' }] }],
    maxTokens: 10,
    tools: [],
  } as const
  return collectReply(
    bedrock.streamReply(connection, request, { firstEventTimeoutMs: 5000, betweenEventsTimeoutMs: 5000 }, new AbortController().signal),
  )
}
const framesOf = (events: readonly SampleEvent[]): Uint8Array => Buffer.concat(events.map(({ name, body }) => eventFrame(name, body)))
const split = (bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] => {
  const places = [0, ...new Set(cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b)), bytes.length]
  return places.slice(1).flatMap((end, index) => (end > (places[index] ?? 0) ? [bytes.subarray(places[index], end)] : []))
}

describe('mapStreamEvent', () => {
  it('opens blocks that were not announced, and counts parts from 0 whatever the service counts', () => {
    expect(run([delta(3, { text: 'a' }), delta(7, { text: 'b' }), delta(3, { text: 'c' }), stop(3), stop(7)]).events).toEqual([
      { type: 'part-start', index: 0, part: { type: 'text', text: '' } },
      { type: 'part-delta', index: 0, text: 'a' },
      { type: 'part-start', index: 1, part: { type: 'text', text: '' } },
      { type: 'part-delta', index: 1, text: 'b' },
      { type: 'part-delta', index: 0, text: 'c' },
      { type: 'part-end', index: 0, part: { type: 'text', text: 'ac' } },
      { type: 'part-end', index: 1, part: { type: 'text', text: 'b' } },
    ])
  })

  it('ends a tool call only when the reply has ended well', () => {
    const events: readonly AwsEvent[] = [
      toolStart(0),
      delta(0, { toolUse: { input: '{"a":' } }),
      delta(0, { toolUse: { input: '1}' } }),
      stop(0),
    ]
    const inputs = (stopReason: 'tool_use' | 'end_turn' | 'max_tokens') => run([...events, { messageStop: { stopReason } }]).events.at(-1)
    const part = { ...toolPart, inputText: '{"a":1}' }
    expect([
      run(events).events.map(({ type }) => type),
      inputs('tool_use'),
      inputs('end_turn'),
      inputs('max_tokens'),
      cutStream(run(events).state).events,
    ]).toEqual([
      ['part-start', 'part-delta', 'part-delta'],
      { type: 'part-end', index: 0, part: { ...part, input: { a: 1 } } },
      { type: 'part-end', index: 0, part: { ...part, input: { a: 1 } } },
      { type: 'part-end', index: 0, part },
      [{ type: 'part-end', index: 0, part }],
    ])
  })

  it('takes an empty input for no arguments and a damaged one for none that can be run', () => {
    expect([endOfCall(''), endOfCall('{"a":')]).toMatchObject([{ part: { input: {} } }, { part: { input: null, inputText: '{"a":' } }])
  })

  it('keeps reasoning that is only signed or redacted', () => {
    const events = run([
      delta(0, { reasoningContent: { signature: 's' } }),
      stop(0),
      delta(1, { reasoningContent: { redactedContent: Uint8Array.of(0, 1, 2) } }),
      stop(1),
    ]).events
    expect(events.filter(({ type }) => type === 'part-end')).toEqual([
      { type: 'part-end', index: 0, part: { type: 'reasoning', text: '', signature: 's' } },
      { type: 'part-end', index: 1, part: { type: 'reasoning', text: '', redacted: 'AAEC' } },
    ])
  })

  it('keeps what it has no part for', () => {
    const events = run([
      { contentBlockDelta: { contentBlockIndex: 0, delta: { $unknown: ['hologram', { depth: 3 }] } } },
      { $unknown: ['novelty', 1] },
    ]).events
    expect(events).toEqual([
      { type: 'part-start', index: 0, part: { type: 'unknown', name: 'hologram', json: { depth: 3 } } },
      { type: 'part-end', index: 0, part: { type: 'unknown', name: 'hologram', json: { depth: 3 } } },
    ])
  })

  it('ignores the end of a block that never began, and text that is empty', () => {
    expect(run([stop(4), delta(0, { text: '' }), { contentBlockStart: { contentBlockIndex: 0, start: undefined } }]).events).toEqual([])
  })
})

describe('sample streams through the SDK', () => {
  it.each([...sampleStreams])('gives the parts of %s', async (_name, events) => {
    const { parts, outcome } = await decode([framesOf(events)])
    expect({ parts, outcome: { ...outcome, requestId: null } }).toMatchSnapshot()
  })

  it('gives the same parts however the bytes are cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sampleStreams.values()), fc.array(fc.nat(4000), { maxLength: 40 }), async (events, cuts) => {
        const bytes = framesOf(events)
        const [whole, pieces] = await Promise.all([decode([bytes]), decode(split(bytes, cuts))])
        expect([pieces.parts, pieces.outcome]).toEqual([whole.parts, whole.outcome])
      }),
      { numRuns: 60 },
    )
  })

  it('is complete exactly when the stop was seen, wherever the stream ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sampleStreams.values()), fc.nat(), fc.boolean(), async (events, place, endsInsideFrame) => {
        const kept = events.slice(0, place % (events.length + 1))
        const bytes = framesOf(kept)
        const next = events[kept.length]
        const half = next === undefined || !endsInsideFrame ? [] : [eventFrame(next.name, next.body).subarray(0, 20)]
        const { events: replyEvents, outcome } = await decode([bytes, ...half].filter(({ length }) => length > 0))
        const open = new Set<number>()
        for (const event of replyEvents) {
          if (event.type === 'part-start') open.add(event.index)
          if (event.type === 'part-end') open.delete(event.index)
        }
        expect({ isComplete: outcome.status === 'complete', open: [...open] }).toEqual({
          isComplete: kept.some(({ name }) => name === 'messageStop'),
          open: [],
        })
      }),
      { numRuns: 150 },
    )
  })
})
