import {
  blockStart,
  blockStop,
  delta,
  finish,
  piecesOf,
  start,
  stream,
  textBlock,
  textDelta,
  type Script,
  type StreamStep,
} from './script-steps.ts'

/** A picture of one dot. */
export const onePixelPng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const sourced = (text: string) => [{ text }]

/** One citation for each kind of place. */
export const everyCitation = [
  { title: 'Report', sourceContent: sourced('It grew by 4 %.'), location: { documentPage: { documentIndex: 0, start: 2, end: 3 } } },
  { title: 'Notes', sourceContent: sourced('Growth was 4 %.'), location: { documentChar: { documentIndex: 1, start: 10, end: 24 } } },
  { title: 'Parts', sourceContent: sourced('4 %'), location: { documentChunk: { documentIndex: 1, start: 0, end: 1 } } },
  {
    title: 'Search',
    source: 'https://example.org/search',
    sourceContent: sourced('About 4 %'),
    location: { searchResultLocation: { searchResultIndex: 0, start: 0, end: 1 } },
  },
  { location: { web: { url: 'https://example.org/growth', domain: 'example.org' } } },
] as const

/** Text with citations, and text without any after it. */
export const cited = (citations: readonly object[] = everyCitation, text = 'It grew by 4 percent.'): Script =>
  stream(
    start,
    textDelta(text),
    ...citations.map((citation) => delta(0, { citation })),
    blockStop(0),
    ...textBlock(' That is all.', 1),
    ...finish('end_turn', 12),
  )

/** A tool that the service runs itself: its call and its result stand in the answer. */
export const serverTool = (name = 'nova_code_interpreter', input: unknown = { snippet: 'print(6 * 7)' }): Script =>
  stream(
    start,
    ...textBlock('I will calculate that.', 0),
    blockStart(1, { toolUse: { toolUseId: 'srv_1', name, type: 'server_tool_use' } }),
    ...piecesOf(JSON.stringify(input), 8).map((piece) => delta(1, { toolUse: { input: piece } })),
    blockStop(1),
    blockStart(2, { toolResult: { toolUseId: 'srv_1', type: `${name}_result`, status: 'success' } }),
    delta(2, { toolResult: [{ json: { stdOut: '42\n', stdErr: '', exitCode: 0, isError: false } }] }),
    blockStop(2),
    ...textBlock('The answer is 42.', 3),
    ...finish('end_turn', 30),
  )

/** Nova's grounding: a search on the web, and an answer that names its sources. */
export const grounded = (): Script =>
  stream(
    start,
    blockStart(0, { toolUse: { toolUseId: 'srv_2', name: 'nova_grounding', type: 'server_tool_use' } }),
    delta(0, { toolUse: { input: '{}' } }),
    blockStop(0),
    blockStart(1, { toolResult: { toolUseId: 'srv_2', type: 'nova_grounding_result', status: 'success' } }),
    delta(1, { toolResult: [{ text: 'One page was read.' }] }),
    blockStop(1),
    textDelta('It rained.', 2),
    delta(2, { citation: { location: { web: { url: 'https://example.org/rain', domain: 'example.org' } } } }),
    blockStop(2),
    ...finish('end_turn', 14),
  )

export const generatedImage = (bytes = onePixelPng): Script =>
  stream(
    start,
    ...textBlock('Here it is.', 0),
    blockStart(1, { image: { format: 'png' } }),
    delta(1, { image: { source: { bytes } } }),
    blockStop(1),
    ...finish('end_turn', 6),
  )

/** An image that could not be made. */
export const failedImage = (message = 'The image was filtered.'): Script =>
  stream(
    start,
    blockStart(0, { image: { format: 'png' } }),
    delta(0, { image: { error: { message } } }),
    blockStop(0),
    ...finish('end_turn', 1),
  )

const thought = (index: number, piece: object): StreamStep => delta(index, { reasoningContent: piece })

/** Reasoning that only the service can read. */
export const redactedReasoning = (redactedContent = 'cmVkYWN0ZWQ='): Script =>
  stream(start, thought(0, { redactedContent }), blockStop(0), ...textBlock('The answer is 42.', 1), ...finish('end_turn', 8))

/** Reasoning that is left out by the model: a signature and no words. */
export const signatureOnly = (signature = 'c2lnbmVk'): Script =>
  stream(start, thought(0, { signature }), blockStop(0), ...textBlock('The answer is 42.', 1), ...finish('end_turn', 8))

/** Signed reasoning before a tool call, which has to be sent back as it is. */
export const reasonedToolUse = (name: string, input: unknown, text = 'I need the tool.'): Script =>
  stream(
    start,
    ...(text === '' ? [] : [thought(0, { text })]),
    thought(0, { signature: 'c2lnbmVk' }),
    blockStop(0),
    blockStart(1, { toolUse: { toolUseId: 'tooluse_r1', name } }),
    ...piecesOf(JSON.stringify(input), 5).map((piece) => delta(1, { toolUse: { input: piece } })),
    blockStop(1),
    ...finish('tool_use', 22),
  )

/** Several tools are called at once. */
export const toolUses = (...calls: readonly { readonly name: string; readonly input: unknown }[]): Script =>
  stream(
    start,
    ...calls.flatMap(({ name, input }, index) => [
      blockStart(index, { toolUse: { toolUseId: `tooluse_${index + 1}`, name } }),
      delta(index, { toolUse: { input: JSON.stringify(input) } }),
      blockStop(index),
    ]),
    ...finish('tool_use', 20),
  )
