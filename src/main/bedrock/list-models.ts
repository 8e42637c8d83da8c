import { z } from 'zod'
import modelsJson from '../../../resources/models.json' with { type: 'json' }
import { bedrockMessages } from '../../shared/messages/bedrock.ts'
import { modelsMessages } from '../../shared/messages/models.ts'
import type { Model } from '../../shared/model.ts'
import { baseModelId, geographyOf } from './base-model-id.ts'
import { demoModelId } from './demo-model.ts'
import { distanceOf, geographiesOfRegion } from './geographies-of-region.ts'
import { modelAbilities } from './model-abilities.ts'

const entrySchema = z.object({ id: z.string(), name: z.string(), provider: z.string() })
/** A model by its base id, named without a geography. */
type BundledName = { readonly baseModelId: string; readonly name: string; readonly provider: string }
type Entry = Readonly<z.infer<typeof entrySchema>>

const entries: readonly Entry[] = z.object({ models: z.array(entrySchema) }).parse(modelsJson).models
const demoEntry: Entry = { id: demoModelId, name: bedrockMessages.demoModelName, provider: bedrockMessages.demoProvider }

/** The models of the bundled list without their forms, the newest of each provider first; the very first is the one to start with. */
export const bundledNames: readonly BundledName[] = entries
  .map(({ id, name, provider }) => ({ baseModelId: baseModelId(id), name, provider }))
  .filter((entry, index, all) => all.findIndex((other) => other.baseModelId === entry.baseModelId) === index)

const asModel = ({ id, name, provider }: Entry): Model => {
  const baseId = baseModelId(id)
  const geography = geographyOf(id)
  return {
    id,
    name: geography === null ? name : modelsMessages.nameWithGeography(name, geography),
    provider,
    baseModelId: baseId,
    route: geography === null ? 'on-demand' : 'inference-profile',
    geography,
    ...modelAbilities(baseId),
  }
}

const reachableFrom = (region: string): readonly Model[] => {
  const near = new Set<string | null>([null, ...geographiesOfRegion(region)])
  const order = new Map(bundledNames.map((entry, index) => [entry.baseModelId, index]))
  const place = ({ baseModelId: baseId }: Model): number => order.get(baseId ?? '') ?? order.size
  return entries
    .map(asModel)
    .filter(({ geography }) => near.has(geography))
    .toSorted((one, other) => place(one) - place(other) || distanceOf(one.geography, region) - distanceOf(other.geography, region))
}

/**
 * The list that comes with the app, so that a first start works without asking the account. With a region, profiles that cannot be called from there
 * are left out, and the forms of a model that stay nearest come first.
 */
export const bundledModels = (options: { readonly isDemo?: boolean; readonly region?: string } = {}): readonly Model[] => {
  if (options.isDemo === true) return [asModel(demoEntry)]
  return options.region === undefined ? entries.map(asModel) : reachableFrom(options.region)
}
