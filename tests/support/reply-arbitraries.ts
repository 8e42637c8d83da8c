import * as fc from 'fast-check'
import { foldableBlock, type SampleBlock } from './block-arbitraries.ts'
import type { SampleEvent } from './sample-streams.ts'

export type SampleReply = {
  /** The answer of Converse. */
  readonly whole: object
  /** The same, as a fold of the stream says it. */
  readonly folded: object
  /** One of the streams that say the same. */
  readonly events: readonly SampleEvent[]
}

const event = (name: string, body: unknown): SampleEvent => ({ name, body })

type Numbered = { readonly block: SampleBlock; readonly number: number }

const eventsOf = ({ block, number }: Numbered): readonly SampleEvent[] => [
  ...(block.start === null ? [] : [event('contentBlockStart', { contentBlockIndex: number, start: block.start })]),
  ...block.deltas.map((delta) => event('contentBlockDelta', { contentBlockIndex: number, delta })),
  ...(block.isStopped ? [event('contentBlockStop', { contentBlockIndex: number })] : []),
]

/** Mixes the events of blocks that begin in order; `choices` say which goes on next. */
const interleaved = (blocks: readonly Numbered[], choices: readonly number[]): readonly SampleEvent[] => {
  const waiting = blocks.map((block) => [...eventsOf(block)])
  const running: SampleEvent[][] = []
  const result: SampleEvent[] = []
  for (let step = 0; waiting.length > 0 || running.length > 0; step += 1) {
    const choice = choices[step % choices.length] ?? 0
    const next = choice % (running.length + 1) === running.length ? waiting.shift() : running[choice % (running.length + 1)]
    const queue = next ?? running[0]
    const first = queue?.shift()
    if (first !== undefined) result.push(first)
    if (queue !== undefined && !running.includes(queue)) running.push(queue)
    for (const [place, rest] of [...running.entries()].toReversed()) if (rest.length === 0) running.splice(place, 1)
  }
  return result
}

const sprinkled = (events: readonly SampleEvent[], places: readonly number[]): readonly SampleEvent[] =>
  events.flatMap((sample, index) =>
    places.includes(index) ? [event('somethingNew', { a: 1 }), event('contentBlockStop', { contentBlockIndex: 900 }), sample] : [sample],
  )

const tokens = fc.nat(200_000)
const usage = fc.record(
  {
    inputTokens: tokens,
    outputTokens: tokens,
    totalTokens: tokens,
    cacheReadInputTokens: tokens,
    cacheWriteInputTokens: tokens,
    cacheDetails: fc.array(fc.record({ ttl: fc.constantFrom('5m', '1h'), inputTokens: tokens }), { maxLength: 2 }),
  },
  { requiredKeys: ['inputTokens', 'outputTokens', 'totalTokens'] },
)
const metadata = fc.record(
  {
    usage,
    metrics: fc.record({ latencyMs: fc.nat(90_000) }),
    performanceConfig: fc.record({ latency: fc.constantFrom('standard', 'optimized') }),
    serviceTier: fc.record({ type: fc.constantFrom('default', 'flex', 'priority', 'reserved') }),
    trace: fc.record({ promptRouter: fc.record({ invokedModelId: fc.constant('amazon.nova-pro-v1:0') }) }),
  },
  { requiredKeys: ['usage', 'metrics'] },
)

export const stopReasons = [
  'end_turn',
  'tool_use',
  'max_tokens',
  'stop_sequence',
  'guardrail_intervened',
  'content_filtered',
  'malformed_model_output',
  'malformed_tool_use',
  'model_context_window_exceeded',
  'refusal',
  'a_new_reason',
] as const

const stop = fc.record(
  { stopReason: fc.constantFrom(...stopReasons), additionalModelResponseFields: fc.record({ stop_sequence: fc.string() }) },
  { requiredKeys: ['stopReason'] },
)

/** A reply with blocks of every kind, as Converse gives it and as a stream may. */
export const sampleReply: fc.Arbitrary<SampleReply> = fc
  .record({
    blocks: fc.array(fc.record({ block: foldableBlock, gap: fc.integer({ min: 1, max: 3 }) }), { maxLength: 7 }),
    choices: fc.array(fc.nat(50), { minLength: 1, maxLength: 20 }),
    places: fc.array(fc.nat(30), { maxLength: 3 }),
    stop,
    metadata,
    isMetadataFirst: fc.boolean(),
  })
  .map((sample): SampleReply => {
    let number = -1
    const numbered = sample.blocks.map(({ block, gap }): Numbered => {
      number += gap
      return { block, number }
    })
    const end = [event('messageStop', sample.stop), event('metadata', sample.metadata)]
    const answer = (content: readonly unknown[]): object => ({
      output: { message: { role: 'assistant', content } },
      ...sample.stop,
      ...sample.metadata,
    })
    return {
      whole: answer(sample.blocks.map(({ block }) => block.whole)),
      folded: answer(sample.blocks.flatMap(({ block }) => (block.folded === null ? [] : [block.folded]))),
      events: [
        event('messageStart', { role: 'assistant' }),
        ...sprinkled(interleaved(numbered, sample.choices), sample.places),
        ...(sample.isMetadataFirst ? end.toReversed() : end),
      ],
    }
  })
