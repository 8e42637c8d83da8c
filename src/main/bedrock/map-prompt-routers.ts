import type { Model } from '../../shared/model.ts'
import { baseModelId, geographyOf, hidesItsModel } from './base-model-id.ts'

export type ListedRouter = {
  readonly promptRouterArn?: string | undefined
  readonly promptRouterName?: string | undefined
  readonly models?: readonly { readonly modelArn?: string | undefined }[] | undefined
  readonly fallbackModel?: { readonly modelArn?: string | undefined } | undefined
}

export type DescribeModel = (baseId: string | null) => Omit<Model, 'id' | 'name' | 'baseModelId' | 'route' | 'geography'>

type Target = { readonly baseId: string | null; readonly geography: string | null; readonly abilities: ReturnType<DescribeModel> }

const targetsOf = ({ models = [], fallbackModel }: ListedRouter, describe: DescribeModel): readonly Target[] => {
  const arns = [...models, ...(fallbackModel === undefined ? [] : [fallbackModel])].flatMap(({ modelArn }) => modelArn ?? [])
  return [...new Set(arns)].map((arn) => {
    const baseId = hidesItsModel(arn) ? null : baseModelId(arn)
    return { baseId, geography: geographyOf(arn), abilities: describe(baseId) }
  })
}

const shared = <Value>(values: readonly Value[]): Value | null => (new Set(values).size === 1 ? (values[0] ?? null) : null)

/**
 * A router as a model to choose. Which of its targets will answer is not known before, so that it can do what all of them can, and its base model is only
 * known where they share one.
 */
export const mapPromptRouter = (router: ListedRouter, describe: DescribeModel): readonly Model[] => {
  const { promptRouterArn: id, promptRouterName: name = id } = router
  if (id === undefined || name === undefined) return []
  const targets = targetsOf(router, describe)
  const abilities = targets.map((target) => target.abilities)
  const all = (ability: 'documents' | 'images' | 'video' | 'tools' | 'caching' | 'reasoning'): boolean =>
    abilities.every((target) => target[ability])
  const windows = abilities.flatMap(({ contextWindow }) => contextWindow ?? [])
  return [
    {
      id,
      name,
      provider: shared(abilities.map(({ provider }) => provider)) ?? '',
      baseModelId: shared(targets.map(({ baseId }) => baseId)),
      route: 'prompt-router',
      geography: shared(targets.map(({ geography }) => geography)),
      documents: all('documents'),
      images: all('images'),
      video: all('video'),
      tools: all('tools'),
      caching: all('caching'),
      reasoning: all('reasoning'),
      contextWindow: windows.length === abilities.length && windows.length > 0 ? Math.min(...windows) : null,
      lifecycle: null,
    },
  ]
}
