import { invalid } from './rejection.ts'
import {
  blockStart,
  blockStop,
  delta,
  event,
  finish,
  piecesOf,
  refusal,
  start,
  stream,
  textDelta,
  type Script,
  type StreamStep,
} from './script-steps.ts'

const answer = (text: string, between: readonly StreamStep[] = []): Script => {
  const pieces = piecesOf(text)
  return stream(start, ...pieces.flatMap((piece) => [...between, textDelta(piece)]), blockStop(), ...finish('end_turn', pieces.length))
}

export const plainText = (text = 'Hello from the test server.'): Script => answer(text)

export const markdown = (): Script =>
  answer(
    [
      '## Summary',
      '',
      'The report covers **three** topics and one `formula`.',
      '',
      '- First point (p. 1)',
      '- Second point (p. 2)',
      '',
      '| Figure | Value |',
      '| --- | ---: |',
      '| Revenue | 4.2 million |',
      '',
      '```ts',
      'const answer = 42',
      '```',
      '',
    ].join('\n'),
  )

/** Reasoning that is signed, as the service sends it: no block start, an empty text before the signature. Then text. */
export const severalBlocks = (): Script =>
  stream(
    start,
    event('contentBlockDelta', { contentBlockIndex: 0, delta: { reasoningContent: { text: 'Let me ' } } }),
    event('contentBlockDelta', { contentBlockIndex: 0, delta: { reasoningContent: { text: 'think.' } } }),
    event('contentBlockDelta', { contentBlockIndex: 0, delta: { reasoningContent: { text: '' } } }),
    event('contentBlockDelta', { contentBlockIndex: 0, delta: { reasoningContent: { signature: 'c2lnbmVk' } } }),
    blockStop(0),
    textDelta('The answer ', 1),
    textDelta('is 42.', 1),
    blockStop(1),
    ...finish('end_turn', 9),
  )

export const toolUse = (name: string, input: unknown, stopReason = 'tool_use'): Script =>
  stream(
    start,
    textDelta('I will look that up.'),
    blockStop(0),
    event('contentBlockStart', { contentBlockIndex: 1, start: { toolUse: { toolUseId: 'tooluse_1', name } } }),
    ...piecesOf(input === null ? '' : JSON.stringify(input), 5).map((piece) =>
      event('contentBlockDelta', { contentBlockIndex: 1, delta: { toolUse: { input: piece } } }),
    ),
    blockStop(1),
    ...finish(stopReason, 20),
  )

/** Calls of one answer, in order, after what is said about them. The inputs come in pieces, as a model writes them. */
export const toolCalls = (calls: readonly { readonly name: string; readonly input: unknown }[], said = 'I will do that.'): Script =>
  stream(
    start,
    textDelta(said),
    blockStop(0),
    ...calls.flatMap(({ name, input }, index) => [
      blockStart(index + 1, { toolUse: { toolUseId: `tooluse_${index + 1}`, name } }),
      ...piecesOf(JSON.stringify(input), 40).map((piece) => delta(index + 1, { toolUse: { input: piece } })),
      blockStop(index + 1),
    ]),
    ...finish('tool_use', 20 * calls.length),
  )

/** Metadata before the stop, an empty block start, a member that the SDK does not know. */
export const oddOrder = (): Script =>
  stream(
    start,
    event('contentBlockStart', { contentBlockIndex: 2, start: {} }),
    textDelta('Odd but ', 2),
    event('contentBlockDelta', { contentBlockIndex: 5, delta: { hologram: { depth: 3 } } }),
    textDelta('fine.', 2),
    event('metadata', { usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 }, metrics: { latencyMs: 7 } }),
    event('somethingNew', { a: 1 }),
    event('messageStop', { stopReason: 'end_turn', additionalModelResponseFields: { delta: { stop_sequence: null } } }),
  )

export const throttled = (times: number): readonly Script[] =>
  Array.from({ length: times }, () => refusal(429, 'ThrottlingException', 'Too many requests, please wait before trying again.'))

const started = (chunks: number): readonly StreamStep[] => [
  start,
  ...Array.from({ length: chunks }, (_unused, index) => textDelta(`piece ${index + 1} `)),
]

export const midStreamException = (name: string, message = 'The stream broke off.', chunks = 2): Script =>
  stream(...started(chunks), { type: 'exception', name, message })

export const midStreamError = (name: string): Script => stream(...started(2), { type: 'error', name, message: 'Something went wrong.' })

export const resetAfter = (chunks: number): Script => stream(...started(chunks), { type: 'wait', forMs: 20 }, { type: 'reset' })

export const cleanEndAfter = (chunks: number): Script => stream(...started(chunks))

/** A piece of text and a stop for a reason of its own. */
export const endedWith = (stopReason: string): Script => stream(...started(1), blockStop(), ...finish(stopReason, 1))

export const stalledAfter = (chunks: number): Script => stream(...(chunks === 0 ? [] : started(chunks)), { type: 'hang' })

export const damagedFrame = (): Script =>
  stream(
    ...started(2),
    { type: 'damaged', name: 'contentBlockDelta', body: { contentBlockIndex: 0, delta: { text: 'x' } } },
    ...finish('end_turn', 3),
  )

export const truncatedFrame = (): Script =>
  stream(...started(2), { type: 'truncated', name: 'contentBlockDelta', body: { contentBlockIndex: 0, delta: { text: 'x' } } })

export const cutToolUse = (): Script =>
  stream(
    start,
    event('contentBlockStart', { contentBlockIndex: 0, start: { toolUse: { toolUseId: 'tooluse_1', name: 'calculator' } } }),
    event('contentBlockDelta', { contentBlockIndex: 0, delta: { toolUse: { input: '{"expression":"1' } } }),
  )

export const oneByteAtATime = (text = 'Byte by byte: ünïcödé 📄.'): Script => {
  const script = answer(text)
  return script.type === 'stream' ? { ...script, oneByteAtATime: true } : script
}

export const slow = (text: string, chunksPerSecond: number): Script => answer(text, [{ type: 'wait', forMs: 1000 / chunksPerSecond }])

/** Each piece waits for `release()`. */
export const gated = (text: string): Script => answer(text, [{ type: 'gate' }])

export const expiredToken = (): Script => refusal(403, 'ExpiredTokenException', 'The security token included in the request is expired')

export const accessDenied = (): Script =>
  refusal(403, 'AccessDeniedException', "You don't have access to the model with the specified model ID.")

export const onDemandNotSupported = (modelId: string): Script => ({
  type: 'refusal',
  rejection: invalid(
    `Invocation of model ID ${modelId} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
  ),
})

export const refused = refusal

/** The same with the pieces chosen by the caller. */
export const gatedPieces = (pieces: readonly string[]): Script =>
  stream(
    start,
    ...pieces.flatMap((piece): StreamStep[] => [{ type: 'gate' }, textDelta(piece)]),
    blockStop(),
    ...finish('end_turn', pieces.length),
  )

/** What is answered when nothing was scripted: the question comes back in Markdown. */
export const echo = (question: string): Script =>
  answer(`You asked: **${question.trim().slice(0, 200) || 'nothing'}**\n\n- This is the test server.\n- It repeats what it is asked.\n`)
