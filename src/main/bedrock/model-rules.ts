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
  toolResultStatus: z.boolean().default(true),
  toolResultFormat: z.enum(['text', 'json']).default('text'),
  /** What may stand beside tool results in one message; null is anything. */
  toolResultColocate: z.array(z.string()).readonly().nullable().default(null),
  toolUseIdPattern: z.string().nullable().default(null),
  contextWindow: z.number().int().positive().nullable().default(null),
  maxOutput: z.number().int().positive().nullable().default(null),
})
export type ModelRule = Readonly<z.infer<typeof modelRuleSchema>>

const rules: readonly ModelRule[] = z.object({ rules: z.array(modelRuleSchema) }).parse(rulesJson).rules
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

/** One id per family of the table, for tests that go through all of them. */
export const ruleMatches: readonly string[] = rules.map((rule) => rule.match)
