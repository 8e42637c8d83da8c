import type { InferenceConfiguration } from '@aws-sdk/client-bedrock-runtime'
import type { InferenceSettings } from '../../shared/inference.ts'
import type { Adjustment } from '../../shared/model.ts'
import type { JsonObject } from '../../shared/json.ts'
import { isBlank } from './content-blocks.ts'
import type { ModelRule } from './model-rules.ts'
import type { ReasoningRequest } from './reasoning-request.ts'

type InferenceRequest = {
  readonly config: InferenceConfiguration
  readonly fields: JsonObject
  readonly adjustments: readonly Adjustment[]
}

/** Below it, Claude takes no top-p while it thinks: https://docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-extended-thinking.html */
const lowestThinkingTopP = 0.95

const maxTokensOf = (settings: InferenceSettings, rule: ModelRule, reasoning: ReasoningRequest) => {
  const maxTokens = Math.max(1, Math.min(settings.maxTokens + reasoning.budgetTokens, rule.maxOutput ?? Number.MAX_SAFE_INTEGER))
  const adjustments: readonly Adjustment[] =
    maxTokens === settings.maxTokens ? [] : [maxTokens > settings.maxTokens ? 'max-tokens-raised' : 'max-tokens-lowered']
  return { maxTokens, adjustments }
}

const topKFields = (topK: number, rule: ModelRule): JsonObject => {
  switch (rule.topK) {
    case 'anthropic':
      return { top_k: topK }
    case 'nova':
      return { inferenceConfig: { topK } }
    case null:
      return {}
  }
}

/** What the family takes of the sampling settings; with thinking, Claude takes next to nothing. */
const samplingOf = (
  { temperature, topP, topK }: InferenceSettings,
  rule: ModelRule,
  { isOn, isClaude, leavesAllOut }: ReasoningRequest,
) => {
  const takesAny = rule.sampling && !leavesAllOut
  const isThinking = isOn && isClaude
  const takesTemperature = takesAny && !isThinking && rule.temperature !== false
  const sentTemperature = takesTemperature ? temperature : null
  const takesTopP =
    takesAny &&
    rule.topP !== false &&
    !(isThinking && topP !== null && topP < lowestThinkingTopP) &&
    !(rule.tempXorTopP && sentTemperature !== null)
  return {
    temperature: sentTemperature,
    topP: takesTopP ? topP : null,
    topK: takesAny && !isThinking && rule.topK !== null ? topK : null,
  }
}

/** Claude refuses the whole request for one that has nothing but spaces and line breaks. */
const takenStops = ({ stopSequences }: InferenceSettings, rule: ModelRule, baseId: string): readonly string[] => {
  if (rule.stopSequences === false) return []
  return baseId.startsWith('anthropic.') ? stopSequences.filter((sequence) => !isBlank(sequence)) : stopSequences
}

/** Sampling and lengths as the family takes them; top-k is no part of Converse and travels in the model's own fields. */
export const inferenceConfig = (
  settings: InferenceSettings,
  rule: ModelRule,
  reasoning: ReasoningRequest,
  baseId: string,
): InferenceRequest => {
  const { maxTokens, adjustments } = maxTokensOf(settings, rule, reasoning)
  const { temperature, topP, topK } = samplingOf(settings, rule, reasoning)
  const stopSequences = takenStops(settings, rule, baseId)
  const leftOut: readonly (readonly [Adjustment, boolean])[] = [
    ['temperature-left-out', settings.temperature !== null && temperature === null],
    ['top-p-left-out', settings.topP !== null && topP === null],
    ['top-k-left-out', settings.topK !== null && topK === null],
    ['stop-sequences-left-out', settings.stopSequences.length > stopSequences.length],
  ]
  return {
    config: {
      ...(reasoning.leavesAllOut ? {} : { maxTokens }),
      ...(temperature === null ? {} : { temperature }),
      ...(topP === null ? {} : { topP }),
      ...(stopSequences.length === 0 ? {} : { stopSequences: [...stopSequences] }),
    },
    fields: topK === null ? {} : topKFields(topK, rule),
    adjustments: [
      ...(reasoning.leavesAllOut ? [] : adjustments),
      ...leftOut.flatMap(([adjustment, isLeftOut]) => (isLeftOut ? [adjustment] : [])),
    ],
  }
}
