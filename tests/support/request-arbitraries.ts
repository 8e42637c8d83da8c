import * as fc from 'fast-check'
import { defaultInference, type InferenceSettings } from '../../src/shared/inference.ts'
import { messageIdSchema } from '../../src/shared/ids.ts'
import type { JsonValue } from '../../src/shared/json.ts'
import { messageStatusSchema } from '../../src/shared/message.ts'
import type { ReplyRequest, RequestMessage, RequestPart } from '../../src/main/bedrock/reply-request.ts'
import { anyAttachment, anyMedia, anySearchResult, anyText, anyToolContent } from './part-arbitraries.ts'

const outcome = fc.option(
  fc.record(
    { isError: fc.boolean(), text: anyText, content: fc.array(anyToolContent, { maxLength: 3 }) },
    { requiredKeys: ['isError', 'text'] },
  ),
  { nil: null },
)
const toolUseId = fc.oneof(fc.constantFrom('tooluse_1', 'tooluse_2', 'abcdef123', ''), fc.string({ maxLength: 80 }))
const call = {
  type: fc.constant('tool-call' as const),
  toolUseId,
  name: fc.oneof(fc.constantFrom('calculator', 'current_time', 'nova_grounding', ''), fc.string({ maxLength: 80 })),
  inputText: fc.json({ maxDepth: 1 }),
  input: fc.constantFrom<JsonValue>(null, { a: 1 }, [1], 'text'),
  outcome,
}
const toolCall: fc.Arbitrary<RequestPart> = fc.record(
  { ...call, server: fc.boolean(), approval: fc.constantFrom('asked', 'allowed', 'denied') },
  { requiredKeys: ['type', 'toolUseId', 'name', 'inputText', 'input', 'outcome'] },
)
const toolResult: fc.Arbitrary<RequestPart> = fc.record({
  type: fc.constant('tool-result' as const),
  toolUseId,
  resultType: fc.constantFrom(null, '', 'nova_grounding_result'),
  isError: fc.boolean(),
  content: fc.array(anyToolContent, { maxLength: 3 }),
})
/** Calls of the service's own tools come with their results beside them. */
const serverPair: fc.Arbitrary<readonly RequestPart[]> = fc
  .tuple(fc.record({ ...call, server: fc.constant(true) }), toolResult)
  .map(([use, result]) => [use, { ...result, toolUseId: use.toolUseId }])

const reasoning: fc.Arbitrary<RequestPart> = fc.oneof(
  fc.record({ type: fc.constant('reasoning' as const), text: anyText }),
  fc.record({ type: fc.constant('reasoning' as const), text: anyText, signature: fc.constantFrom('c2ln', '') }),
  fc.record({ type: fc.constant('reasoning' as const), text: fc.constant(''), redacted: fc.constantFrom('AAEC', '') }),
)

const place = fc.integer({ min: -1, max: 3 })
const location = fc.oneof(
  fc.constant(null),
  fc.record({ type: fc.constant('web' as const), url: fc.webUrl(), domain: fc.constantFrom(null, 'example.com') }),
  fc.record({
    type: fc.constantFrom('document-char', 'document-page', 'document-chunk', 'search-result'),
    index: place,
    start: place,
    end: place,
  }),
)
const citation = fc.record({
  title: fc.option(anyText, { nil: null }),
  source: fc.option(anyText, { nil: null }),
  passages: fc.array(anyText, { maxLength: 2 }),
  location,
})
const textPart: fc.Arbitrary<RequestPart> = fc.record(
  { type: fc.constant('text' as const), text: anyText, citations: fc.array(citation, { maxLength: 2 }) },
  { requiredKeys: ['type', 'text'] },
)

const guardContent: fc.Arbitrary<RequestPart> = fc.record({
  type: fc.constant('guard-content' as const),
  text: anyText,
  qualifiers: fc.array(fc.constantFrom('query', 'grounding_source', 'something_new'), { maxLength: 2 }),
})
const output = { name: 'answer', description: '', schema: { type: 'object', properties: { a: { type: 'string' } } } } as const
const otherPart: fc.Arbitrary<RequestPart> = fc.oneof(
  anyMedia,
  anySearchResult,
  guardContent,
  toolResult,
  fc.constant({ type: 'output-schema' as const, output }),
  fc.record({ type: fc.constant('unknown' as const), name: fc.string(), json: fc.constant({ a: 1 }) }),
  fc.record({ type: fc.constant('attachment' as const), attachment: anyAttachment }),
)

const some = (part: fc.Arbitrary<readonly RequestPart[]>): fc.Arbitrary<readonly RequestPart[]> =>
  fc.array(part, { maxLength: 4 }).map((parts) => parts.flat())
const one = (part: fc.Arbitrary<RequestPart>): fc.Arbitrary<readonly RequestPart[]> => part.map((each) => [each])

const id = fc.uuid().map((value) => messageIdSchema.parse(value))
const question: fc.Arbitrary<RequestMessage> = fc.record({
  id,
  role: fc.constant('user' as const),
  status: fc.constantFrom(...messageStatusSchema.options),
  parts: some(one(fc.oneof({ weight: 3, arbitrary: textPart }, otherPart, reasoning, toolCall))),
  origin: fc.constant(null),
})

/** An answer of any model, or of the one that is asked now. */
const answer = (models: fc.Arbitrary<string>): fc.Arbitrary<RequestMessage> =>
  fc.record({
    id,
    role: fc.constant('assistant' as const),
    status: fc.oneof(fc.constant('complete' as const), fc.constantFrom(...messageStatusSchema.options)),
    parts: some(fc.oneof(one(textPart), one(toolCall), one(reasoning), one(otherPart), serverPair)),
    origin: fc.option(fc.record({ modelId: models, prefixHash: fc.constantFrom(null, 'a'.repeat(64)) }), { nil: null }),
  })

const signed: fc.Arbitrary<RequestPart> = fc.constant({ type: 'reasoning', text: '', signature: 'c2ln' })
const ranCall: fc.Arbitrary<RequestPart> = fc.record({
  ...call,
  input: fc.constant({ a: 1 }),
  outcome: fc.constant({ isError: false, text: '42' }),
})
const citedText: fc.Arbitrary<RequestPart> = fc.constant({
  type: 'text',
  text: 'As it says.',
  citations: [{ title: null, source: null, passages: ['It says.'], location: { type: 'document-char', index: 0, start: 0, end: 4 } }],
})

/** What the model that is asked has just answered, whole: its reasoning and citations are the ones that may go back. */
const ownAnswer = (modelId: string): fc.Arbitrary<RequestMessage> =>
  fc.record({
    id,
    role: fc.constant('assistant' as const),
    status: fc.constant('complete' as const),
    parts: fc.array(fc.oneof(signed, ranCall, textPart, citedText), { maxLength: 4 }),
    origin: fc.constant({ modelId, prefixHash: null }),
  })

const guardrail = { id: 'abc123', version: '1', trace: 'enabled', streamProcessing: 'sync', newestQuestionOnly: false } as const
const settings: fc.Arbitrary<InferenceSettings> = fc
  .record({
    systemPrompt: anyText,
    citations: fc.boolean(),
    guardrail: fc.constantFrom(null, guardrail, { ...guardrail, newestQuestionOnly: true }),
    reasoning: fc.record({
      mode: fc.constantFrom('default', 'off', 'on'),
      budgetTokens: fc.integer({ min: 1024, max: 8000 }),
      effort: fc.constantFrom(null, 'high'),
      showSummary: fc.boolean(),
    }),
    maxTokens: fc.integer({ min: 1, max: 200_000 }),
  })
  .map((chosen) => ({ ...defaultInference, ...chosen }))

const specs = fc.constantFrom(
  [],
  [{ name: 'calculator', description: 'Calculates.', inputSchema: { type: 'object', properties: {} } }],
  [{ name: 'current_time', description: '', inputSchema: { type: 'object' } }],
)

/** Any conversation that the store could hold, and worse: roles out of turn, empty messages, calls without results, models changed on the way. */
export const anyRequest = (models: fc.Arbitrary<string>): fc.Arbitrary<ReplyRequest> =>
  models.chain((modelId) =>
    fc.record({
      modelId: fc.constant(modelId),
      appInstructions: anyText,
      summary: fc.option(anyText, { nil: null }),
      messages: fc.array(fc.oneof(question, answer(fc.oneof(fc.constant(modelId), models)), ownAnswer(modelId)), { maxLength: 8 }),
      tools: specs,
      settings,
      output: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.constant(output)),
      correction: fc.option(anyText, { nil: null }),
    }),
  )
