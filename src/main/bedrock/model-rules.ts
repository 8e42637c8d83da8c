import { z } from 'zod'
import rulesJson from '../../../resources/model-rules.json' with { type: 'json' }
import { baseModelId, namesModel } from './base-model-id.ts'

const unknown = z.boolean().nullable().default(null)
const words = z.array(z.string()).readonly()
const thinkingStyle = z.enum(['none', 'extended', 'adaptive', 'adaptiveAlways', 'reasoning_effort', 'openai', 'qwen', 'nova2']).nullable()
const topKStyle = z.enum(['anthropic', 'nova']).nullable()

/** null is unknown: tried first, and remembered when the service refuses it. Facts of the table that no request depends on are not read. */
const modelRuleSchema = z.object({
  match: z.string(),
  tools: unknown,
  streamTools: unknown,
  system: unknown,
  documents: unknown,
  images: unknown,
  video: unknown,
  audio: unknown,
  /** True where the model fetches images, documents and videos from S3 itself. */
  s3: unknown,
  /** Pixels of the longer side of an image: more are not seen any better; null where nothing is known. */
  imageEdge: z.number().int().positive().nullable().default(null),
  /** True where documents go as the text of their pages, not as their bytes. */
  documentsAsPages: z.boolean().default(false),
  /** Where a cache point may stand; null is nowhere, a missing one is unknown. `afterToolResult` false forbids it behind a result. */
  cache: z.record(z.string(), z.boolean()).nullable().optional(),
  cacheTtl: words.default([]),
  /** How thinking is asked for; `none` where nothing can be asked. */
  thinking: thinkingStyle.default(null),
  effort: words.default([]),
  /** `omitted`: no readable reasoning unless it is asked for. */
  displayDefault: z.enum(['omitted', 'shown']).default('shown'),
  thinkingDefaultOn: z.boolean().default(false),
  /** The least that thinking can be turned down to where it cannot be switched off, in the model's word. */
  leastThinking: z.string().nullable().default(null),
  /** The highest effort with which thinking may be switched off; null is any. */
  disableOnlyUpToEffort: z.string().nullable().default(null),
  thinkingBoundToPrefix: z.boolean().default(false),
  /** True where a model reasons unasked. */
  reasoning: unknown,
  dropReasoningOnReplay: z.boolean().default(false),
  replayReasoning: unknown,
  /** False where temperature, top-p and top-k are refused. */
  sampling: z.boolean().default(true),
  temperature: unknown,
  topP: unknown,
  tempXorTopP: z.boolean().default(false),
  topK: topKStyle.default(null),
  forcedToolChoice: unknown,
  structured: unknown,
  citations: unknown,
  toolResultStatus: z.boolean().default(true),
  toolResultFormat: z.enum(['text', 'json']).default('text'),
  /** What may stand inside a tool result besides text and JSON. */
  toolResultMedia: words.default(['image']),
  /** What may stand beside tool results in one message; null is anything. */
  toolResultColocate: words.nullable().default(null),
  toolUseIdPattern: z.string().nullable().default(null),
  /** Tools that the service runs itself, by name. */
  systemTools: words.default([]),
  guardContent: unknown,
  /** Service tiers that are not asked for any more, each by its own name: a model may take one and not another. */
  refusedTiers: words.default([]),
  latency: unknown,
  stopSequences: unknown,
  requestFields: unknown,
  countTokens: unknown,
  contextWindow: z.number().int().positive().nullable().default(null),
  maxOutput: z.number().int().positive().nullable().default(null),
  endOfLife: z.iso.date().nullable().default(null),
})
export type ModelRule = Readonly<z.infer<typeof modelRuleSchema>>

const learned = z.boolean().nullable().exactOptional()
const learnedSwitch = z.boolean().exactOptional()

/** What a refusal has taught about a model: see learn-from-error.ts. Without defaults, so that what is not in it stays as the rule says. */
export const learnedRuleSchema = z.object({
  tools: learned,
  streamTools: learned,
  system: learned,
  documents: learned,
  images: learned,
  video: learned,
  audio: learned,
  cache: z.record(z.string(), z.boolean()).nullable().exactOptional(),
  cacheTtl: words.exactOptional(),
  thinking: thinkingStyle.exactOptional(),
  effort: words.exactOptional(),
  sampling: learnedSwitch,
  temperature: learned,
  topP: learned,
  tempXorTopP: learnedSwitch,
  topK: topKStyle.exactOptional(),
  forcedToolChoice: learned,
  structured: learned,
  citations: learned,
  replayReasoning: learned,
  toolResultStatus: learnedSwitch,
  toolResultMedia: words.exactOptional(),
  guardContent: learned,
  refusedTiers: words.exactOptional(),
  latency: learned,
  stopSequences: learned,
  requestFields: learned,
  countTokens: learned,
  maxOutput: z.number().int().positive().nullable().exactOptional(),
})
export type LearnedRule = Readonly<z.infer<typeof learnedRuleSchema>>

const { rules, notForConversation } = z
  .object({ rules: z.array(modelRuleSchema).readonly(), notForConversation: z.array(z.string()).readonly() })
  .parse(rulesJson)
const ruleOfUnknownModel: ModelRule = modelRuleSchema.parse({ match: '' })

/** Claude's rows name one model each, the others a family. */
const applies = (rule: ModelRule, baseId: string): boolean =>
  rule.match.startsWith('anthropic.') ? namesModel(rule.match, baseId) : baseId.startsWith(rule.match)

/** What the model takes and gives: the row with the longest match. */
export const modelRule = (modelId: string): ModelRule => {
  const baseId = baseModelId(modelId)
  return rules
    .filter((rule) => applies(rule, baseId))
    .reduce((best, rule) => (rule.match.length > best.match.length ? rule : best), ruleOfUnknownModel)
}

/** False for models that the account lists with text but that do not speak Converse, such as rerankers. */
export const isForConversation = (modelId: string): boolean => {
  const baseId = baseModelId(modelId)
  return !notForConversation.some((prefix) => baseId.startsWith(prefix))
}

/** One id per family of the table, for tests that go through all of them. */
export const ruleMatches: readonly string[] = rules.map((rule) => rule.match)
