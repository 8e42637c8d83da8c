import { z } from 'zod'
import { messageIdSchema } from './ids.ts'
import { jsonValueSchema } from './json.ts'

const jsonObject = z.record(z.string(), jsonValueSchema)

export const cacheTtlSchema = z.enum(['5m', '1h'])
export type CacheTtl = z.infer<typeof cacheTtlSchema>

/**
 * Where cache points stand. `automatic` chooses places and lifetimes itself; with `manual` each place has the lifetime given, null for none, and
 * `afterMessageIds` adds points behind those messages.
 */
const cachingSchema = z.object({
  mode: z.enum(['off', 'automatic', 'manual']),
  tools: cacheTtlSchema.nullable(),
  system: cacheTtlSchema.nullable(),
  messages: cacheTtlSchema.nullable(),
  afterMessageIds: z.array(messageIdSchema).max(4),
})
export type Caching = z.infer<typeof cachingSchema>

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_GuardrailStreamConfiguration.html */
const guardrailSettingsSchema = z.object({
  id: z
    .string()
    .max(2048)
    .regex(/^(?:[a-z0-9]+|arn:aws[^:]*:bedrock:[a-z0-9-]{1,20}:\d{12}:guardrail\/[a-z0-9]+)$/u),
  version: z.string().regex(/^(?:[1-9]\d{0,7}|DRAFT)$/u),
  trace: z.enum(['disabled', 'enabled', 'enabled_full']),
  streamProcessing: z.enum(['sync', 'async']),
  /** Only the newest question is evaluated, wrapped in guard content. */
  newestQuestionOnly: z.boolean(),
})
export type GuardrailSettings = z.infer<typeof guardrailSettingsSchema>

/** What takes the place of a text that a guardrail has blocked; also used when the account enforces one. */
const redactionSchema = z.object({
  input: z.boolean(),
  inputText: z.string().trim().min(1).max(2000),
  output: z.boolean(),
  outputText: z.string().trim().min(1).max(2000),
})
export type Redaction = z.infer<typeof redactionSchema>

/** `default` asks for nothing. `budgetTokens` is for models that take a budget, `effort` for those that take a level. */
const reasoningSchema = z.object({
  mode: z.enum(['default', 'off', 'on']),
  budgetTokens: z.number().int().min(1024).max(128_000),
  effort: z.string().min(1).max(16).nullable(),
  /** Asks for a readable summary where the model would leave it out. */
  showSummary: z.boolean(),
})
export type ReasoningSettings = z.infer<typeof reasoningSchema>

const metadataText = /^[a-zA-Z0-9\s:_@$#=/+,.-]*$/u

/** https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html */
export const serviceTiers = ['default', 'flex', 'priority', 'reserved'] as const

/** Everything of a Converse request that a person chooses. null is left to the model. Limits: the API's own. */
const values = {
  systemPrompt: z.string().max(200_000),
  /** Tells the model where it is and how to format: see system-prompt.ts. */
  appInstructions: z.boolean(),
  /** Offers the built-in tools. */
  tools: z.boolean(),
  /** Tools that are switched off here, by name, besides those that are off everywhere. */
  toolsOff: z.array(z.string().max(64)).max(1000),
  maxTokens: z.number().int().min(1).max(1_000_000),
  temperature: z.number().min(0).max(1).nullable(),
  topP: z.number().min(0).max(1).nullable(),
  topK: z.number().int().min(0).max(500).nullable(),
  stopSequences: z.array(z.string().min(1).max(500)).max(50),
  streaming: z.boolean(),
  requestFields: jsonObject,
  responseFieldPaths: z.array(z.string().min(1).max(256).startsWith('/')).max(10),
  requestMetadata: z
    .record(z.string().min(1).max(256).regex(metadataText), z.string().max(256).regex(metadataText))
    .refine((pairs) => Object.keys(pairs).length <= 16),
  latency: z.enum(['standard', 'optimized']).nullable(),
  serviceTier: z.enum(serviceTiers).nullable(),
  /** For a prompt of Prompt Management; only sent with its ARN. */
  promptVariables: z.record(z.string().min(1).max(256), z.string().max(100_000)),
  caching: cachingSchema,
  guardrail: guardrailSettingsSchema.nullable(),
  redaction: redactionSchema,
  reasoning: reasoningSchema,
  /** Asks for citations of attached documents, where the model can give them. */
  citations: z.boolean(),
}

export const inferenceSettingsSchema = z.object(values)
export type InferenceSettings = z.infer<typeof inferenceSettingsSchema>

/** One layer: what is not in it comes from the layer below. Conversation over model over app. */
export const inferenceChangesSchema = z.object(values).partial()
export type InferenceChanges = z.infer<typeof inferenceChangesSchema>

export const defaultCaching: Caching = { mode: 'automatic', tools: '1h', system: '1h', messages: '5m', afterMessageIds: [] }
export const defaultRedaction: Redaction = {
  input: true,
  inputText: '[User input redacted.]',
  output: false,
  outputText: '[Assistant output redacted.]',
}

/** The lowest layer, but for `maxTokens`, which is a setting of the app. */
export const defaultInference: InferenceSettings = {
  systemPrompt: '',
  appInstructions: true,
  tools: true,
  toolsOff: [],
  maxTokens: 4096,
  temperature: null,
  topP: null,
  topK: null,
  stopSequences: [],
  streaming: true,
  requestFields: {},
  responseFieldPaths: [],
  requestMetadata: {},
  latency: null,
  serviceTier: null,
  promptVariables: {},
  caching: defaultCaching,
  guardrail: null,
  redaction: defaultRedaction,
  reasoning: { mode: 'default', budgetTokens: 4096, effort: null, showSummary: true },
  citations: true,
}

/** What the chosen model can be asked for, with what was learned from its refusals; null is not known. */
export const modelFeaturesSchema = z.object({
  modelId: z.string(),
  baseModelId: z.string().nullable(),
  /** `prompt` for an ARN of Prompt Management, which carries its own settings; `router` for a prompt router. */
  target: z.enum(['model', 'prompt', 'router']),
  contextWindow: z.number().int().positive().nullable(),
  maxOutput: z.number().int().positive().nullable(),
  /** Settings that are never sent to it, because it is known or was learned not to take them. */
  leftOut: z.array(z.enum(['temperature', 'topP', 'stopSequences', 'latency'])),
  /** Service tiers that it has refused. */
  refusedTiers: z.array(z.enum(serviceTiers)),
  /** Temperature and top-p may not be sent together. */
  samplingIsEitherOr: z.boolean(),
  topK: z.boolean(),
  reasoning: z.enum(['none', 'budget', 'adaptive', 'always', 'effort', 'unknown']),
  efforts: z.array(z.string()),
  cachePlaces: z.array(z.enum(['tools', 'system', 'messages'])),
  cacheTtls: z.array(cacheTtlSchema),
  structuredOutput: z.enum(['native', 'tool', 'instruction']),
  tools: z.boolean(),
  citations: z.boolean(),
  countsTokens: z.boolean().nullable(),
})
export type ModelFeatures = z.infer<typeof modelFeaturesSchema>

/** A schema that an answer has to follow. `schema` is a JSON Schema object. */
export const outputSchemaSchema = z.object({
  name: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[a-zA-Z0-9_-]+$/u),
  description: z.string().max(2000),
  schema: jsonObject,
})
export type OutputSchema = z.infer<typeof outputSchemaSchema>

export const savedSchemaSchema = outputSchemaSchema.extend({ id: z.uuid() })
export type SavedSchema = z.infer<typeof savedSchemaSchema>

/** A guardrail of the account, as ListGuardrails gives it. */
export const listedGuardrailSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  status: z.string(),
  versions: z.array(z.string()),
})
export type ListedGuardrail = z.infer<typeof listedGuardrailSchema>

/** What the next send would take. `costUsd` is its input and the whole of its longest answer; null where no price is known. */
export const countedSendSchema = z.object({
  inputTokens: z.number().int().nonnegative(),
  /** False when CountTokens has said it. */
  isEstimate: z.boolean(),
  contextWindow: z.number().int().positive().nullable(),
  maxTokens: z.number().int().positive(),
  fits: z.boolean(),
  inputUsd: z.number().nullable(),
  longestAnswerUsd: z.number().nullable(),
  priceAsOf: z.string().nullable(),
  /** Listed models with a larger context window, for what does not fit. */
  largerModels: z.array(z.object({ modelId: z.string(), name: z.string() })),
})
export type CountedSend = z.infer<typeof countedSendSchema>
