import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../../src/main/bedrock/build-request.ts'
import { bundledModels } from '../../../../src/main/bedrock/list-models.ts'
import { modelRule, ruleMatches } from '../../../../src/main/bedrock/model-rules.ts'
import type { RequestMessage } from '../../../../src/main/bedrock/reply-request.ts'
import { messageIdSchema } from '../../../../src/shared/ids.ts'
import { defaultCaching, type Caching, type InferenceSettings, type OutputSchema } from '../../../../src/shared/inference.ts'
import { toWire } from '../../../support/bedrock-server/to-wire.ts'
import { validateRequest } from '../../../support/bedrock-server/validate-request.ts'
import { calculator, question } from '../../../support/bedrock-questions.ts'

const families = [
  ...new Set([...ruleMatches.map((match) => (match.endsWith('.') ? `${match}some-model` : match)), ...bundledModels().map(({ id }) => id)]),
  'acme.robot-9',
]

const reasoning = { mode: 'on', budgetTokens: 4096, effort: null, showSummary: true } as const
const guardrail = {
  id: 'gr1234567890',
  version: 'DRAFT',
  trace: 'enabled_full',
  streamProcessing: 'sync',
  newestQuestionOnly: true,
} as const
const idOf = (index: number) => messageIdSchema.parse(`00000000-0000-4000-8000-00000000000${index}`)
const manual: Caching = { ...defaultCaching, mode: 'manual', afterMessageIds: [0, 1, 2, 3].map(idOf) }

const variants: readonly (readonly [string, Partial<InferenceSettings>])[] = [
  ['the defaults', { caching: defaultCaching }],
  ['every sampling setting', { temperature: 0.3, topP: 0.5, topK: 40, stopSequences: ['END', '\n'] }],
  ['a temperature', { temperature: 1 }],
  ['reasoning', { reasoning, temperature: 0.3, topP: 0.5, topK: 40 }],
  ['reasoning with a large budget', { reasoning: { ...reasoning, budgetTokens: 128_000 }, maxTokens: 200_000 }],
  ['no reasoning', { reasoning: { ...reasoning, mode: 'off', effort: 'max' } }],
  ...['low', 'medium', 'high', 'xhigh', 'max', 'none'].map(
    (effort) => [`the effort ${effort}`, { reasoning: { ...reasoning, effort }, caching: defaultCaching }] as const,
  ),
  ['caching by hand for an hour', { caching: { ...manual, tools: '1h', system: '1h', messages: '1h' } }],
  ['caching by hand with growing lifetimes', { caching: { ...manual, tools: null, system: '5m', messages: '1h' } }],
  ['a guardrail for the newest question', { guardrail, caching: defaultCaching }],
  ['a guardrail for everything', { guardrail: { ...guardrail, newestQuestionOnly: false, trace: 'disabled' } }],
  ['citations', { citations: true, caching: defaultCaching }],
  [
    'everything around it',
    {
      requestFields: {},
      responseFieldPaths: ['/stop_sequence'],
      requestMetadata: { team: 'legal' },
      latency: 'standard',
      serviceTier: 'default',
      streaming: false,
    },
  ],
]

const pdf = { kind: 'pdf', name: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7'), pages: ['One.'] } as const
const asked: RequestMessage = {
  id: idOf(0),
  role: 'user',
  status: 'complete',
  parts: [
    { type: 'text', text: 'Add' },
    { type: 'attachment', attachment: pdf },
  ],
  origin: null,
}
const answered = (modelId: string, prefixHash: string | null): RequestMessage => ({
  id: idOf(1),
  role: 'assistant',
  status: 'complete',
  parts: [
    { type: 'reasoning', text: 'Hm', signature: 'c2ln' },
    {
      type: 'tool-call',
      toolUseId: 'tooluse_1',
      name: 'calculator',
      inputText: '{"a":1}',
      input: { a: 1 },
      outcome: { isError: true, text: 'No' },
    },
  ],
  origin: { modelId, prefixHash },
})
const further: RequestMessage = { id: idOf(2), role: 'user', status: 'complete', parts: [{ type: 'text', text: 'Again' }], origin: null }

const conversations: readonly (readonly [string, (modelId: string) => readonly RequestMessage[]])[] = [
  ['a question with a document', () => [asked]],
  ['a tool round that goes on', (modelId) => [asked, answered(modelId, null)]],
  ['a question after a tool round', (modelId) => [asked, answered(modelId, null), further]],
]
const output: OutputSchema = {
  name: 'invoice',
  description: 'An invoice.',
  schema: { type: 'object', properties: { total: { type: 'number', minimum: 0 } }, required: ['total'] },
}

const refusalsOf = (modelId: string, settings: Partial<InferenceSettings>): readonly string[] =>
  conversations.flatMap(([name, messages]) =>
    [[], [calculator]].flatMap((tools) =>
      [null, output].flatMap((schema) => {
        const request = question('', { modelId, messages: messages(modelId), tools, output: schema, settings })
        const refusal = validateRequest(modelId, toWire(buildRequest(request).input))
        return refusal === null ? [] : [`${name}, ${tools.length} tools, ${schema === null ? 'free' : 'structured'}: ${refusal.message}`]
      }),
    ),
  )

describe('buildRequest for every family', () => {
  it.each(families.flatMap((family) => variants.map(([name, settings]) => [family, name, settings] as const)))(
    'gives %s what it accepts with %s',
    (family, _name, settings) => {
      expect(refusalsOf(family, settings)).toEqual([])
    },
  )

  it.each(families)('always limits the answer of %s, within what it gives', (family) => {
    const { maxOutput } = modelRule(family)
    const most = buildRequest(question('Hi', { modelId: family, settings: { maxTokens: 1_000_000 } }))
    const few = buildRequest(question('Hi', { modelId: family, settings: { maxTokens: 100 } }))
    expect([most, few].map(({ input, adjustments }) => ({ maxTokens: input.inferenceConfig?.maxTokens, adjustments }))).toEqual([
      { maxTokens: maxOutput ?? 1_000_000, adjustments: maxOutput === null ? [] : ['max-tokens-lowered'] },
      { maxTokens: 100, adjustments: [] },
    ])
  })
})
