import type { ModelFeatures } from '../../shared/inference.ts'

/** What an id leads to: a model, a prompt of Prompt Management with settings of its own, or a router that chooses among models. */
export const targetOf = (modelId: string): ModelFeatures['target'] => {
  if (/^arn:aws[^:]*:bedrock:[^:]*:\d*:prompt\//u.test(modelId)) return 'prompt'
  return /^arn:aws[^:]*:bedrock:[^:]*:\d*:(?:default-)?prompt-router\//u.test(modelId) ? 'router' : 'model'
}
