import type { Model } from '../../shared/model.ts'
import { baseModelId } from './base-model-id.ts'

type Alternative = { readonly modelId: string; readonly name: string }

/** The listed inference profiles of the same model, the nearest first as the list has them and the worldwide one last. Never an id that was not listed. */
export const alternativesFor = (models: readonly Model[], modelId: string): readonly Alternative[] => {
  const wanted = models.find(({ id }) => id === modelId)?.baseModelId ?? baseModelId(modelId)
  return models
    .filter((model) => model.route === 'inference-profile' && model.baseModelId === wanted && model.id !== modelId)
    .toSorted((one, other) => Number(one.geography === 'global') - Number(other.geography === 'global'))
    .map(({ id, name }) => ({ modelId: id, name }))
}
