import type { ModelFeatures } from '../../../shared/inference.ts'
import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import type { InferenceKey } from '../../state/inference-layers.ts'

/** https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-management-use.html: a request with a prompt may not have these; where it is cached is said in it. */
const ofPrompt: ReadonlySet<InferenceKey> = new Set([
  'systemPrompt',
  'appInstructions',
  'tools',
  'maxTokens',
  'temperature',
  'topP',
  'topK',
  'stopSequences',
  'requestFields',
  'reasoning',
  'caching',
])

/** The pane says of all of these at once why they cannot be set. */
export const isOfPrompt = (key: InferenceKey, { target }: ModelFeatures): boolean => target === 'prompt' && ofPrompt.has(key)

/** Why the chosen model does not take a setting, in one line; undefined when it does, or when that is not known. */
export const reasonAgainst = (key: InferenceKey, features: ModelFeatures, model: string): string | undefined => {
  if (isOfPrompt(key, features)) return undefined
  const leftOut = features.leftOut.find((setting) => setting === key)
  if (leftOut !== undefined) return words.against[leftOut](model)
  if (key === 'topK' && !features.topK) return words.against.topK(model)
  if (key === 'tools' && !features.tools) return words.against.tools(model)
  if (key === 'citations' && !features.citations) return words.against.citations(model)
  if (key === 'reasoning' && features.reasoning === 'none') return words.against.reasoning(model)
  if (key === 'caching' && features.cachePlaces.length === 0) return words.against.caching(model)
  return undefined
}

/** What choosing a tier means, or that the model has refused it. */
export const tierNote = (tier: keyof typeof words.serviceTierNotes, { refusedTiers }: ModelFeatures, model: string): string =>
  refusedTiers.some((refused) => refused === tier) ? words.against.serviceTier(model) : words.serviceTierNotes[tier]
