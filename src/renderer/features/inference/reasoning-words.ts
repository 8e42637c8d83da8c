import type { ModelFeatures } from '../../../shared/inference.ts'
import { inferenceMessages as words } from '../../../shared/messages/inference.ts'

const effortWords: Readonly<Record<string, string>> = words.efforts

/** A level as people say it; the service's own word for one that is new. */
export const effortLabel = (effort: string): string => effortWords[effort] ?? effort

/** What the family of the model makes of the choice to reason or not. */
export const reasoningNote = ({ reasoning, efforts }: ModelFeatures, model: string): string => {
  if (reasoning === 'always') return words.reasoningAlways(model)
  if (reasoning === 'effort' && !efforts.includes('none')) return words.reasoningMaybeOff(model)
  return words.reasoningNote
}
