import type { Model } from '../../shared/model.ts'

const isFormOfModel = ({ route }: Model): boolean => route === 'on-demand' || route === 'inference-profile'

/** The listed form of the same model that a request can go to instead: the nearest inference profile, the worldwide one last. Never an id that is not listed. */
export const formElsewhere = (models: readonly Model[], missing: Model | undefined): Model | null => {
  const baseModelId = missing?.baseModelId ?? null
  if (baseModelId === null) return null
  const forms = models.filter((model) => model.baseModelId === baseModelId && isFormOfModel(model) && model.id !== missing?.id)
  return forms.find(({ geography }) => geography !== null && geography !== 'global') ?? forms[0] ?? null
}
