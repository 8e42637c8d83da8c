import { blockStart, blockStop, delta, finish, piecesOf, start, stream, textBlock, type Script } from './script-steps.ts'

const told = (text: string, more: object, stopReason = 'end_turn', stop: object = {}): Script =>
  stream(start, ...textBlock(text), ...finish(stopReason, piecesOf(text).length, more, stop))

type Caching = {
  readonly read?: number
  readonly write5m?: number
  readonly write1h?: number
  readonly input?: number
  readonly output?: number
}

/** Tokens that came from the cache and tokens that were written to it, by lifetime. */
export const cached = ({ read = 0, write5m = 0, write1h = 0, input = 12, output = 5 }: Caching = {}, text = 'From the cache.'): Script =>
  told(text, {
    usage: {
      inputTokens: input,
      outputTokens: output,
      totalTokens: input + output + read + write5m + write1h,
      cacheReadInputTokens: read,
      cacheWriteInputTokens: write5m + write1h,
      cacheDetails: [
        ...(write1h === 0 ? [] : [{ ttl: '1h', inputTokens: write1h }]),
        ...(write5m === 0 ? [] : [{ ttl: '5m', inputTokens: write5m }]),
      ],
    },
  })

/** An answer that took the given tokens. */
export const tokens = (inputTokens: number, outputTokens: number, text = 'Counted.'): Script =>
  told(text, { usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens } })

/** The tier and the latency that were really used. */
export const tier = (type: string, latency: 'standard' | 'optimized' = 'standard'): Script =>
  told('Served.', { serviceTier: { type }, performanceConfig: { latency } })

/** A prompt router tells which model it chose. */
export const routed = (invokedModelId = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'): Script =>
  told('The router has chosen.', { trace: { promptRouter: { invokedModelId } } })

/** What the response field paths asked for. */
export const withResponseFields = (additionalModelResponseFields: unknown, stopReason = 'stop_sequence'): Script =>
  told('One, two,', {}, stopReason, { additionalModelResponseFields })

/** Every stop reason of the API, one that Claude has on its own API, and one that nobody knows. */
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
  'moon_phase',
] as const

export const stoppedBy = (stopReason: string, text = 'This is as far as'): Script => told(text, {}, stopReason)

/** An answer that follows its schema, as text. */
export const structured = (value: unknown): Script => told(JSON.stringify(value), {})

/** The same in a code fence, with words around it. */
export const fenced = (value: unknown): Script => told(`Here you are:\n\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`\n`, {})

/** An answer in words where JSON was asked for. */
export const notJson = (text = 'I would rather talk about the weather.'): Script => told(text, {})

/** The same as a call of the tool that stands for the schema. */
export const structuredCall = (name: string, value: unknown): Script =>
  stream(
    start,
    blockStart(0, { toolUse: { toolUseId: 'tooluse_s1', name } }),
    ...piecesOf(JSON.stringify(value), 9).map((piece) => delta(0, { toolUse: { input: piece } })),
    blockStop(0),
    ...finish('tool_use', 18),
  )
