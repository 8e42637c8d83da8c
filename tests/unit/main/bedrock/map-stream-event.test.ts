import type { StopReason } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cutStream, mapStreamEvent } from '../../../../src/main/bedrock/map-stream-event.ts'
import type { ReplyEvent } from '../../../../src/main/bedrock/reply-event.ts'
import { emptyStream, type StreamState } from '../../../../src/main/bedrock/stream-state.ts'
import type { Part } from '../../../../src/shared/message.ts'
import { stopReasons } from '../../../support/reply-arbitraries.ts'

type AwsEvent = Parameters<typeof mapStreamEvent>[1]
type Delta = NonNullable<NonNullable<AwsEvent['contentBlockDelta']>['delta']>

const run = (events: readonly AwsEvent[]): { readonly state: StreamState; readonly events: readonly ReplyEvent[] } =>
  events.reduce<{ state: StreamState; events: readonly ReplyEvent[] }>(
    (result, event) => {
      const step = mapStreamEvent(result.state, event)
      return { state: step.state, events: [...result.events, ...step.events] }
    },
    { state: emptyStream, events: [] },
  )

const endsOf = (events: readonly ReplyEvent[]): readonly Part[] =>
  events.flatMap((event) => (event.type === 'part-end' ? [event.part] : []))
const partsOf = (events: readonly AwsEvent[]): readonly Part[] => endsOf(run(events).events)

const delta = (contentBlockIndex: number, value: Delta): AwsEvent => ({
  contentBlockDelta: { contentBlockIndex, delta: value },
})
const toolStart = (contentBlockIndex: number): AwsEvent => ({
  contentBlockStart: { contentBlockIndex, start: { toolUse: { toolUseId: 't1', name: 'calculator' } } },
})
const stop = (contentBlockIndex: number): AwsEvent => ({ contentBlockStop: { contentBlockIndex } })
const toolPart = { type: 'tool-call', toolUseId: 't1', name: 'calculator', inputText: '', input: null, outcome: null }

const endOfCall = (input: string) =>
  run([toolStart(0), delta(0, { toolUse: { input } }), stop(0), { messageStop: { stopReason: 'tool_use' } }]).events.at(-1)

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

  it('gives citations of every kind to the text they stand in, what is missing as null', () => {
    const places = { documentIndex: 1, start: 2, end: 3 }
    const citation = (value: NonNullable<Delta['citation']>): AwsEvent => delta(0, { citation: value })
    expect(
      partsOf([
        delta(0, { text: 'Cited.' }),
        citation({
          title: 'Report',
          source: 's',
          sourceContent: [{ text: 'a' }, { text: 'b' }],
          location: { web: { url: 'https://a.example' } },
        }),
        citation({ location: { documentChar: places } }),
        citation({ location: { documentPage: places } }),
        citation({ location: { documentChunk: places } }),
        citation({ location: { searchResultLocation: { searchResultIndex: 4, start: 0, end: 9 } } }),
        citation({ title: 'New', location: { $unknown: ['moon', {}] } }),
        stop(0),
      ]),
    ).toEqual([
      {
        type: 'text',
        text: 'Cited.',
        citations: [
          { title: 'Report', source: 's', passages: ['a', 'b'], location: { type: 'web', url: 'https://a.example', domain: null } },
          { title: null, source: null, passages: [], location: { type: 'document-char', index: 1, start: 2, end: 3 } },
          { title: null, source: null, passages: [], location: { type: 'document-page', index: 1, start: 2, end: 3 } },
          { title: null, source: null, passages: [], location: { type: 'document-chunk', index: 1, start: 2, end: 3 } },
          { title: null, source: null, passages: [], location: { type: 'search-result', index: 4, start: 0, end: 9 } },
          { title: 'New', source: null, passages: [], location: null },
        ],
      },
    ])
  })

  it('trusts the calls of the service itself at once and does not take them for ours', () => {
    const start = { toolUse: { toolUseId: 's1', name: 'nova_grounding', type: 'server_tool_use' as const } }
    const result = run([
      { contentBlockStart: { contentBlockIndex: 0, start } },
      delta(0, { toolUse: { input: '{"q":1}' } }),
      stop(0),
      { contentBlockStart: { contentBlockIndex: 1, start: { toolResult: { toolUseId: 's1', type: 'web', status: 'error' } } } },
      delta(1, { toolResult: [{ text: 'No' }, { text: 'thing' }, { json: { hits: 0 } }] }),
      delta(1, { toolResult: [{ $unknown: ['image', { format: 'png', source: { bytes: 'AAEC' } }] }] }),
      stop(1),
      { messageStop: { stopReason: 'end_turn' } },
    ])
    expect([endsOf(result.events), result.state.stopReason]).toEqual([
      [
        {
          type: 'tool-call',
          toolUseId: 's1',
          name: 'nova_grounding',
          inputText: '{"q":1}',
          input: { q: 1 },
          outcome: null,
          server: true,
        },
        {
          type: 'tool-result',
          toolUseId: 's1',
          resultType: 'web',
          isError: true,
          content: [
            { type: 'text', text: 'Nothing' },
            { type: 'json', json: { hits: 0 } },
            { type: 'media', kind: 'image', format: 'png', source: { type: 'bytes', base64: 'AAEC' } },
          ],
        },
      ],
      'end_turn',
    ])
  })

  it('puts pictures together, and keeps what was said of one that never came', () => {
    const start = (contentBlockIndex: number): AwsEvent => ({
      contentBlockStart: { contentBlockIndex, start: { image: { format: 'png' } } },
    })
    expect(
      partsOf([
        start(0),
        delta(0, { image: { source: { bytes: Uint8Array.of(0) } } }),
        delta(0, { image: { source: { bytes: Uint8Array.of(1, 2) } } }),
        stop(0),
        start(1),
        delta(1, { image: { error: { message: 'Not made.' } } }),
        stop(1),
        delta(2, { $unknown: ['audio', { format: 'wav', source: { s3Location: { uri: 's3://b/a.wav' } } }] }),
        delta(3, { $unknown: ['video', { format: 'mp4', source: { bytes: 'AAEC' } }] }),
        delta(4, { image: { source: { bytes: Uint8Array.of(0, 1, 2) } } }),
      ]),
    ).toEqual([
      { type: 'media', kind: 'image', format: 'png', source: { type: 'bytes', base64: 'AAEC' } },
      { type: 'unknown', name: 'image', json: { format: 'png', error: { message: 'Not made.' } } },
      { type: 'media', kind: 'audio', format: 'wav', source: { type: 's3', uri: 's3://b/a.wav', bucketOwner: null } },
      { type: 'media', kind: 'video', format: 'mp4', source: { type: 'bytes', base64: 'AAEC' } },
      { type: 'unknown', name: 'image', json: { source: { bytes: 'AAEC' } } },
    ])
  })

  it('trusts no call of a reply that was cut, blocked, malformed or ended for a reason it does not know', () => {
    const call = [toolStart(0), delta(0, { toolUse: { input: '{}' } }), stop(0)] as const
    const trusted = stopReasons.filter((stopReason) =>
      endsOf(run([...call, { messageStop: { stopReason: z.custom<StopReason>().parse(stopReason) } }]).events).some(
        (part) => part.type === 'tool-call' && part.input !== null,
      ),
    )
    expect(trusted).toEqual(['end_turn', 'tool_use', 'stop_sequence'])
  })

  it('reads everything that the service tells beside the parts, in whatever order', () => {
    const trace = { guardrail: { actionReason: 'x' }, promptRouter: { invokedModelId: 'amazon.nova-pro-v1:0' } }
    const events: readonly AwsEvent[] = [
      {
        metadata: {
          usage: {
            inputTokens: 1,
            outputTokens: 2,
            totalTokens: 3,
            cacheReadInputTokens: 4,
            cacheWriteInputTokens: 5,
            cacheDetails: [
              { ttl: '1h', inputTokens: 3 },
              { ttl: '5m', inputTokens: 2 },
            ],
          },
          metrics: { latencyMs: 6 },
          trace,
          performanceConfig: { latency: 'optimized' },
          serviceTier: { type: 'flex' },
        },
      },
      { messageStop: { stopReason: 'stop_sequence', additionalModelResponseFields: { stop_sequence: 'END' } } },
    ]
    const expected = {
      ...emptyStream,
      stopReason: 'stop_sequence',
      responseFields: { stop_sequence: 'END' },
      usage: {
        inputTokens: 1,
        outputTokens: 2,
        cacheReadTokens: 4,
        cacheWriteTokens: 5,
        cacheWrites: [
          { ttl: '1h', tokens: 3 },
          { ttl: '5m', tokens: 2 },
        ],
      },
      latencyMs: 6,
      serviceTier: 'flex',
      latencyMode: 'optimized',
      invokedModelId: 'amazon.nova-pro-v1:0',
      guardrailTrace: trace.guardrail,
    }
    expect([run(events).state, run(events.toReversed()).state]).toEqual([expected, expected])
  })
})
