import { serviceTiers, type ModelFeatures } from '../../shared/inference.ts'
import { baseModelId, hidesItsModel } from './base-model-id.ts'
import type { ModelRule } from './model-rules.ts'
import { targetOf } from './model-target.ts'
import { effortsOf } from './reasoning-request.ts'
import type { ModelBehind } from './reply-request.ts'

const cachePlaces = ['tools', 'system', 'messages'] as const

const reasoningOf = ({ thinking, reasoning }: ModelRule): ModelFeatures['reasoning'] => {
  switch (thinking) {
    case null:
      return 'unknown'
    case 'none':
      return reasoning === true ? 'always' : 'none'
    case 'extended':
      return 'budget'
    case 'adaptive':
      return 'adaptive'
    case 'adaptiveAlways':
      return 'always'
    case 'reasoning_effort':
    case 'openai':
    case 'qwen':
    case 'nova2':
      return 'effort'
  }
}

const structuredOf = ({ structured, tools }: ModelRule): ModelFeatures['structuredOutput'] => {
  if (structured !== false) return 'native'
  return tools === false ? 'instruction' : 'tool'
}

const baseIdOf = (modelId: string, behind: ModelBehind | undefined): string | null => {
  if (behind !== undefined) return behind.baseModelId
  return hidesItsModel(modelId) || targetOf(modelId) !== 'model' ? null : baseModelId(modelId)
}

const leftOutFor = ({ sampling, temperature, topP, stopSequences, latency }: ModelRule): ModelFeatures['leftOut'] => [
  ...(sampling && temperature !== false ? [] : (['temperature'] as const)),
  ...(sampling && topP !== false ? [] : (['topP'] as const)),
  ...(stopSequences === false ? (['stopSequences'] as const) : []),
  ...(latency === false ? (['latency'] as const) : []),
]

const ofPrompt = {
  leftOut: ['temperature', 'topP', 'stopSequences'],
  samplingIsEitherOr: false,
  topK: false,
  reasoning: 'none',
  efforts: [],
  cachePlaces: [],
  cacheTtls: [],
  structuredOutput: 'instruction',
  tools: false,
} as const satisfies Partial<ModelFeatures>

/** What can be asked of the model, in the words of the screen; `rule` holds what was learned too. What is not known is offered. */
export const modelFeatures = (modelId: string, behind: ModelBehind | undefined, rule: ModelRule): ModelFeatures => {
  const target = targetOf(modelId)
  const baseId = baseIdOf(modelId, behind)
  const features: ModelFeatures = {
    modelId,
    baseModelId: baseId,
    target,
    contextWindow: rule.contextWindow,
    maxOutput: rule.maxOutput,
    leftOut: leftOutFor(rule),
    refusedTiers: serviceTiers.filter((tier) => rule.refusedTiers.includes(tier)),
    samplingIsEitherOr: rule.tempXorTopP,
    topK: rule.sampling && rule.topK !== null,
    reasoning: reasoningOf(rule),
    efforts: [...effortsOf(rule)],
    cachePlaces: cachePlaces.filter((place) => rule.cache === undefined || rule.cache?.[place] === true),
    cacheTtls: rule.cache === undefined ? ['5m', '1h'] : (['5m', '1h'] as const).filter((ttl) => rule.cacheTtl.includes(ttl)),
    structuredOutput: structuredOf(rule),
    tools: rule.tools !== false,
    citations: rule.citations === true || (rule.citations === null && baseId?.startsWith('anthropic.') === true),
    countsTokens: target === 'prompt' ? false : rule.countTokens,
  }
  return target === 'prompt'
    ? { ...features, ...ofPrompt, leftOut: [...ofPrompt.leftOut], efforts: [], cachePlaces: [], cacheTtls: [] }
    : features
}
