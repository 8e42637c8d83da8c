import type { LearnedRule } from '../../src/main/bedrock/model-rules.ts'
import type { ReplyRequest } from '../../src/main/bedrock/reply-request.ts'
import { defaultCaching, defaultInference, type InferenceSettings, type OutputSchema } from '../../src/shared/inference.ts'
import type { Adjustment } from '../../src/shared/model.ts'
import { calculator } from './bedrock-questions.ts'

export type MoreOfRequest = Partial<Omit<ReplyRequest, 'settings'>> & { readonly settings?: Partial<InferenceSettings> }

/** What a model says to a request, and what is learned from it; null where it is forgotten with the request. */
export type KnownLesson = {
  readonly what: string
  readonly message: string
  readonly more: MoreOfRequest
  readonly lesson: LearnedRule | null
  readonly adjustments: readonly Adjustment[]
}

/** A model that no rule knows. */
export const robot = 'acme.robot-9'
const gptOss = 'openai.gpt-oss-120b-1:0'
export const sumSchema: OutputSchema = {
  name: 'sum',
  description: '',
  schema: { type: 'object', properties: { total: { type: 'number' } } },
}
const reasoning = { ...defaultInference.reasoning, mode: 'on' } as const

const rows: readonly (readonly [string, string, MoreOfRequest, LearnedRule | null, readonly Adjustment[]])[] = [
  [
    'temperature with top-p',
    '`temperature` and `top_p` cannot both be specified for this model. Please use only one.',
    { settings: { temperature: 0.2, topP: 0.9 } },
    { tempXorTopP: true },
    ['top-p-left-out'],
  ],
  [
    'temperature',
    'temperature is deprecated for this model',
    { settings: { temperature: 0.2 } },
    { temperature: false },
    ['temperature-left-out'],
  ],
  ['top-p', 'top_p is deprecated for this model', { settings: { topP: 0.9 } }, { topP: false }, ['top-p-left-out']],
  [
    'top-k',
    'Malformed input request: #: extraneous key [top_k] is not permitted, please reformat your input and try again.',
    { modelId: 'anthropic.claude-haiku-4-5', settings: { topK: 4 } },
    { topK: null },
    ['top-k-left-out'],
  ],
  [
    'stop sequences',
    "This model doesn't support the stopSequences field. Remove stopSequences and try again.",
    { settings: { stopSequences: ['END'] } },
    { stopSequences: false },
    ['stop-sequences-left-out'],
  ],
  [
    'a style of thinking',
    'adaptive thinking is not supported on this model',
    { modelId: 'anthropic.claude-opus-6', settings: { reasoning } },
    { thinking: 'extended' },
    ['reasoning-style-changed'],
  ],
  [
    'an effort',
    "This model does not support effort level 'high'.",
    { modelId: gptOss, settings: { reasoning: { ...reasoning, effort: 'high' } } },
    { effort: ['low', 'medium'] },
    ['effort-left-out'],
  ],
  [
    'any effort',
    'Malformed input request: #: extraneous key [reasoning_effort] is not permitted, please reformat your input and try again.',
    { settings: { reasoning } },
    { thinking: 'none' },
    ['reasoning-left-out'],
  ],
  [
    'cache points',
    "This model doesn't support the cachePoint field. Remove cachePoint and try again.",
    { settings: { caching: { ...defaultCaching, mode: 'manual' } } },
    { cache: null },
    ['cache-points-left-out'],
  ],
  [
    'a lifetime in the cache',
    'The ttl of a cachePoint is not supported by this model.',
    { settings: { caching: { ...defaultCaching, mode: 'manual' } } },
    { cacheTtl: ['5m'] },
    ['cache-lifetime-changed'],
  ],
  [
    'a latency',
    'Latency performance configuration is not supported for the provided model.',
    { settings: { latency: 'optimized' } },
    { latency: false },
    ['latency-left-out'],
  ],
  [
    'a service tier',
    'The provided service tier is not supported for this model.',
    { settings: { serviceTier: 'flex' } },
    { refusedTiers: ['flex'] },
    ['service-tier-left-out'],
  ],
  [
    'guard content',
    "This model doesn't support the guardContent field.",
    {
      settings: {
        guardrail: { id: 'gr1234567890', version: '1', trace: 'enabled', streamProcessing: 'sync', newestQuestionOnly: true },
      },
    },
    { guardContent: false },
    ['guard-content-left-out'],
  ],
  ['tools', "This model doesn't support tool use.", { tools: [calculator] }, { tools: false }, ['tools-left-out']],
  [
    'tools while it streams',
    "This model doesn't support tool use in streaming mode.",
    { tools: [calculator] },
    { streamTools: false },
    ['not-streamed'],
  ],
  ['instructions', "This model doesn't support system messages.", {}, { system: false }, []],
  [
    'answers that long',
    'The maximum tokens you requested exceeds the model limit of 300. Try again with a maximum tokens value that is lower than 300.',
    {},
    { maxOutput: 300 },
    ['max-tokens-lowered'],
  ],
  [
    'a schema of this kind, which is forgotten',
    "output_config.format.schema: For 'integer' type, property 'minimum' is not supported",
    { output: sumSchema },
    null,
    ['structured-output-changed'],
  ],
  [
    "a person's own field, which is forgotten",
    'Malformed input request: #: extraneous key [frequency] is not permitted, please reformat your input and try again.',
    { settings: { requestFields: { frequency: 1 } } },
    null,
    ['request-fields-left-out'],
  ],
  [
    'a thinking that a person has written by hand, which is forgotten',
    '"thinking.type.enabled" is not supported for this model.',
    { settings: { requestFields: { thinking: { type: 'enabled', budget_tokens: 1024 } } } },
    null,
    ['request-fields-left-out'],
  ],
]

export const knownLessons: readonly KnownLesson[] = rows.map(([what, message, more, lesson, adjustments]) => ({
  what,
  message,
  more,
  lesson,
  adjustments,
}))
