import { z } from 'zod'
import rulesJson from '../../../resources/model-rules.json' with { type: 'json' }
import { baseModelId, namesModel } from './base-model-id.ts'

const unknown = z.boolean().nullable().default(null)

/** null is unknown: tried first, and remembered when the service refuses it. */
const modelRuleSchema = z.object({
  match: z.string(),
  tools: unknown,
  streamTools: unknown,
  system: unknown,
  documents: unknown,
  images: unknown,
  video: unknown,
  /** Where a cache point may stand; null is nowhere, a missing one is unknown. */
  cache: z.record(z.string(), z.boolean()).nullable().optional(),
  /** How thinking is asked for; `none` where nothing can be asked. */
  thinking: z.string().nullable().default(null),
  /** True where a model reasons unasked. */
  reasoning: unknown,
  toolResultStatus: z.boolean().default(true),
  toolResultFormat: z.enum(['text', 'json']).default('text'),
  /** What may stand beside tool results in one message; null is anything. */
  toolResultColocate: z.array(z.string()).readonly().nullable().default(null),
  toolUseIdPattern: z.string().nullable().default(null),
  contextWindow: z.number().int().positive().nullable().default(null),
  maxOutput: z.number().int().positive().nullable().default(null),
  endOfLife: z.iso.date().nullable().default(null),
})
export type ModelRule = Readonly<z.infer<typeof modelRuleSchema>>

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
