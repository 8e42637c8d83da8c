import type { Model } from '../../shared/model.ts'
import { modelRule } from './model-rules.ts'

type ModelAbilities = Pick<Model, 'documents' | 'images' | 'video' | 'tools' | 'caching' | 'reasoning' | 'contextWindow' | 'lifecycle'>

/** What a model takes and gives: the rules' word, then the listed modalities', then yes, to be learned otherwise from a refusal. */
export const modelAbilities = (baseModelId: string, inputModalities?: readonly string[]): ModelAbilities => {
  const rule = modelRule(baseModelId)
  const takes = (modality: string): boolean => inputModalities?.includes(modality) ?? true
  const caches = rule.cache === undefined || (rule.cache !== null && Object.values(rule.cache).includes(true))
  const { endOfLife } = rule
  return {
    documents: rule.documents ?? true,
    images: rule.images ?? takes('IMAGE'),
    video: rule.video ?? takes('VIDEO'),
    tools: rule.tools ?? true,
    caching: caches,
    reasoning: rule.reasoning ?? rule.thinking !== 'none',
    contextWindow: rule.contextWindow,
    lifecycle: endOfLife === null ? null : { status: 'legacy', retiresAt: Date.parse(endOfLife) },
  }
}
