import { hidesItsModel } from '../bedrock/base-model-id.ts'
import type { ModelBehind } from '../bedrock/reply-request.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

/** What an application inference profile stands for, so that the rules and the price of its model count. Undefined where the id says it itself. */
export const modelBehind = async (
  { listedModels }: Pick<TurnDependencies, 'listedModels'>,
  { profileId, region }: { readonly profileId: string; readonly region: string },
  modelId: string,
): Promise<ModelBehind | undefined> => {
  if (!hidesItsModel(modelId)) return undefined
  const model = (await listedModels(profileId, region)).find(({ id }) => id === modelId)
  if (model === undefined || model.baseModelId === null) return undefined
  return { baseModelId: model.baseModelId, geography: model.geography }
}
