import * as fc from 'fast-check'
import { messageStatusSchema, type JsonValue } from '../../src/shared/message.ts'
import type { ReplyRequest, RequestAttachment, RequestMessage, RequestPart } from '../../src/main/bedrock/reply-request.ts'

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const text = fc.oneof(fc.constantFrom('', ' ', '\n\t', '.', 'Hello', 'Continue.'), fc.string({ unit: 'binary', maxLength: 30 }))
const name = fc.oneof(
  fc.constantFrom('report.pdf', 'Report.pdf', '报告.pdf', 'a_b.c.txt', '"quoted".md'),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

const attachment: fc.Arbitrary<RequestAttachment> = fc.oneof(
  fc.record({
    kind: fc.constant('pdf' as const),
    name,
    mediaType: fc.constant('application/pdf'),
    bytes: fc.constant(Buffer.from('%PDF-1.7')),
    pages: fc.array(text, { maxLength: 60 }),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    name,
    mediaType: fc.constantFrom('text/plain', 'text/markdown', 'text/csv', 'application/json'),
    bytes: fc.uint8Array({ maxLength: 8 }),
    pages: fc.array(text, { maxLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('image' as const),
    name,
    mediaType: fc.constant('image/png'),
    bytes: fc.constant(png),
    pages: fc.constant([]),
  }),
)

const outcome = fc.option(fc.record({ isError: fc.boolean(), text }), { nil: null })
const toolCall: fc.Arbitrary<RequestPart> = fc.record({
  type: fc.constant('tool-call' as const),
  toolUseId: fc.oneof(fc.constantFrom('tooluse_1', 'tooluse_2', 'abcdef123', ''), fc.string({ maxLength: 80 })),
  name: fc.oneof(fc.constantFrom('calculator', 'current_time', ''), fc.string({ maxLength: 80 })),
  inputText: fc.json({ maxDepth: 1 }),
  input: fc.constantFrom<JsonValue>(null, { a: 1 }, [1], 'text'),
  outcome,
})
const reasoning: fc.Arbitrary<RequestPart> = fc.oneof(
  fc.record({ type: fc.constant('reasoning' as const), text }),
  fc.record({ type: fc.constant('reasoning' as const), text, signature: fc.constant('c2ln') }),
  fc.record({ type: fc.constant('reasoning' as const), text: fc.constant(''), redacted: fc.constant('AAEC') }),
)
const textPart: fc.Arbitrary<RequestPart> = fc.record({ type: fc.constant('text' as const), text })
const attachmentPart: fc.Arbitrary<RequestPart> = fc.record({ type: fc.constant('attachment' as const), attachment })
const unknownPart: fc.Arbitrary<RequestPart> = fc.record({
  type: fc.constant('unknown' as const),
  name: fc.string(),
  json: fc.constant({ a: 1 }),
})

const message: fc.Arbitrary<RequestMessage> = fc.oneof(
  fc.record({
    role: fc.constant('user' as const),
    status: fc.constant('complete' as const),
    parts: fc.array(fc.oneof({ weight: 3, arbitrary: textPart }, attachmentPart), { maxLength: 4 }),
  }),
  fc.record({
    role: fc.constant('assistant' as const),
    status: fc.constantFrom(...messageStatusSchema.options),
    parts: fc.array(fc.oneof(textPart, toolCall, reasoning, unknownPart), { maxLength: 4 }),
  }),
)

/** Any conversation that the store could hold, and worse: roles out of turn, empty messages, calls without results. */
export const anyRequest = (modelId: fc.Arbitrary<string>): fc.Arbitrary<ReplyRequest> =>
  fc.record({
    modelId,
    system: text,
    messages: fc.array(message, { maxLength: 10 }),
    maxTokens: fc.integer({ min: 1, max: 200_000 }),
    tools: fc.constantFrom(
      [],
      [{ name: 'calculator', description: 'Calculates.', inputSchema: { type: 'object', properties: {} } }],
      [{ name: 'current_time', description: '', inputSchema: { type: 'object' } }],
    ),
  })
