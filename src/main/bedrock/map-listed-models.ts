import { modelsMessages } from '../../shared/messages/models.ts'
import type { Model } from '../../shared/model.ts'
import { baseModelId, geographyOf } from './base-model-id.ts'
import { distanceOf } from './geographies-of-region.ts'
import { bundledNames } from './list-models.ts'
import { modelAbilities } from './model-abilities.ts'
import { mapPromptRouter, type ListedRouter } from './map-prompt-routers.ts'
import { isForConversation } from './model-rules.ts'

/** The service's lists as far as they are used. Its words are taken as any text: they grow ahead of the SDK's types. */
type ListedModel = {
  readonly modelId?: string | undefined
  readonly modelName?: string | undefined
  readonly providerName?: string | undefined
  readonly inputModalities?: readonly string[] | undefined
  readonly outputModalities?: readonly string[] | undefined
  readonly inferenceTypesSupported?: readonly string[] | undefined
  readonly modelLifecycle?:
    | { readonly status?: string | undefined; readonly startOfLifeTime?: Date | undefined; readonly endOfLifeTime?: Date | undefined }
    | undefined
}
export type ListedProfile = {
  readonly inferenceProfileId?: string | undefined
  readonly inferenceProfileArn?: string | undefined
  readonly inferenceProfileName?: string | undefined
  readonly models?: readonly { readonly modelArn?: string | undefined }[] | undefined
}
export type ListedModels = {
  readonly models: readonly ListedModel[]
  readonly systemProfiles: readonly ListedProfile[]
  readonly applicationProfiles: readonly ListedProfile[]
  readonly promptRouters?: readonly ListedRouter[]
}

type Catalogue = { readonly lists: ListedModels; readonly byId: ReadonlyMap<string, ListedModel> }

const bundledPlaces = new Map(bundledNames.map((entry, index) => [entry.baseModelId, { ...entry, index }]))
const providerOrder = [...new Set(bundledNames.map(({ provider }) => provider))]
const regionOfArn = /^arn:aws[^:]*:bedrock:([^:]*):/u

export const modelArnsOf = (profile: ListedProfile): readonly string[] =>
  (profile.models ?? []).flatMap(({ modelArn }) => (modelArn === undefined || modelArn === '' ? [] : [modelArn]))

const baseOf = (profile: ListedProfile): string | null => {
  const [arn] = modelArnsOf(profile)
  return arn === undefined ? null : baseModelId(arn)
}

/** Text in and text out, without sound: what is left speaks Converse, but for the ones that the rules name. */
const canConverse = ({ modelId, inputModalities, outputModalities }: ListedModel): boolean =>
  (inputModalities?.includes('TEXT') ?? true) &&
  (outputModalities?.every((modality) => modality !== 'EMBEDDING' && modality !== 'SPEECH') ?? true) &&
  (outputModalities?.includes('TEXT') ?? true) &&
  isForConversation(modelId ?? '')

const isUsable = (baseId: string, { byId }: Catalogue): boolean => {
  const listed = byId.get(baseId)
  return listed === undefined ? isForConversation(baseId) : canConverse(listed)
}

const timeOf = (date: Date | undefined): number | null => {
  const time = date?.getTime() ?? Number.NaN
  return Number.isNaN(time) ? null : time
}

const describe = (baseId: string | null, { byId }: Catalogue) => {
  const listed = baseId === null ? undefined : byId.get(baseId)
  const bundled = bundledPlaces.get(baseId ?? '')
  const prefix = baseId?.split('.')[0] ?? ''
  const abilities = modelAbilities(baseId ?? '', listed?.inputModalities)
  const lifecycle = listed?.modelLifecycle
  return {
    name: listed?.modelName ?? bundled?.name,
    provider: listed?.providerName ?? bundled?.provider ?? `${prefix.slice(0, 1).toUpperCase()}${prefix.slice(1)}`,
    ...abilities,
    lifecycle:
      lifecycle === undefined
        ? abilities.lifecycle
        : {
            status: lifecycle.status === 'LEGACY' ? ('legacy' as const) : ('active' as const),
            retiresAt: timeOf(lifecycle.endOfLifeTime) ?? abilities.lifecycle?.retiresAt ?? null,
          },
  }
}

const onDemand = (listed: ListedModel, catalogue: Catalogue): readonly Model[] => {
  const { modelId: id } = listed
  if (id === undefined || !canConverse(listed) || listed.inferenceTypesSupported?.includes('ON_DEMAND') !== true) return []
  const { name = id, ...rest } = describe(id, catalogue)
  return [{ id, name, baseModelId: id, route: 'on-demand', geography: null, ...rest }]
}

const system = (profile: ListedProfile, catalogue: Catalogue): readonly Model[] => {
  const { inferenceProfileId: id, inferenceProfileName: ownName } = profile
  if (id === undefined) return []
  const baseId = baseOf(profile) ?? baseModelId(id)
  if (!isUsable(baseId, catalogue)) return []
  const { name, ...rest } = describe(baseId, catalogue)
  const geography = geographyOf(id)
  const shown = name === undefined ? (ownName ?? id) : geography === null ? name : modelsMessages.nameWithGeography(name, geography)
  return [{ id, name: shown, baseModelId: baseId, route: 'inference-profile', geography, ...rest }]
}

/** That of the listed system profile with the same models behind it: what an application profile copies is not said anywhere else. */
const geographyOfCopy = (profile: ListedProfile, { lists }: Catalogue): string | null => {
  const arns = modelArnsOf(profile)
  const key = JSON.stringify(arns.toSorted())
  const source = lists.systemProfiles.find((candidate) => JSON.stringify(modelArnsOf(candidate).toSorted()) === key)
  if (source?.inferenceProfileId !== undefined && arns.length > 0) return geographyOf(source.inferenceProfileId)
  const regions = new Set(arns.map((arn) => regionOfArn.exec(arn)?.[1] ?? ''))
  if (regions.has('')) return arns.length === 0 ? null : 'global'
  if (regions.size < 2) return null
  const areas = new Set([...regions].map((region) => /^(?:us-gov|[a-z]+)/u.exec(region)?.[0] ?? ''))
  const [area = 'global'] = areas
  return areas.size > 1 ? 'global' : area === 'ap' ? 'apac' : area
}

/** The ARN is the id: an application profile is not known by its short one. */
const application = (profile: ListedProfile, catalogue: Catalogue): readonly Model[] => {
  const { inferenceProfileArn: id, inferenceProfileName: name = id } = profile
  const baseId = baseOf(profile)
  if (id === undefined || name === undefined || (baseId !== null && !isUsable(baseId, catalogue))) return []
  const described = describe(baseId, catalogue)
  return [{ id, ...described, name, baseModelId: baseId, route: 'application-profile', geography: geographyOfCopy(profile, catalogue) }]
}

/** What the account has made itself comes after the models. */
const placeOfRoute = ({ route }: Model): number => (route === 'application-profile' ? 1 : route === 'prompt-router' ? 2 : 0)

const placeOfProvider = (provider: string): number => {
  const place = providerOrder.indexOf(provider)
  return place === -1 ? providerOrder.length : place
}

/** Providers as in the bundled list, their newest models first, of each model the nearest form first; before all the one to start with. */
const inOrder = (models: readonly Model[], { byId }: Catalogue, region: string): readonly Model[] => {
  const released = (model: Model): number => timeOf(byId.get(model.baseModelId ?? '')?.modelLifecycle?.startOfLifeTime) ?? 0
  const bundled = (model: Model): number => bundledPlaces.get(model.baseModelId ?? '')?.index ?? bundledPlaces.size
  const sorted = models.toSorted(
    (one, other) =>
      placeOfRoute(one) - placeOfRoute(other) ||
      placeOfProvider(one.provider) - placeOfProvider(other.provider) ||
      one.provider.localeCompare(other.provider) ||
      released(other) - released(one) ||
      bundled(one) - bundled(other) ||
      (one.baseModelId ?? '').localeCompare(other.baseModelId ?? '') ||
      distanceOf(one.geography, region) - distanceOf(other.geography, region) ||
      one.name.localeCompare(other.name),
  )
  const first = Math.min(...sorted.map(bundled))
  const start = sorted.findIndex((model) => bundled(model) === first)
  return start <= 0 ? sorted : [...sorted.slice(start, start + 1), ...sorted.filter((_model, index) => index !== start)]
}

/** The account's lists as models to choose from. What could not be called in a conversation is left out. */
export const mapListedModels = (lists: ListedModels, region: string): readonly Model[] => {
  const byId = new Map(lists.models.flatMap((listed) => (listed.modelId === undefined ? [] : [[listed.modelId, listed] as const])))
  const catalogue: Catalogue = { lists, byId }
  const models = [
    ...lists.models.flatMap((listed) => onDemand(listed, catalogue)),
    ...lists.systemProfiles.flatMap((profile) => system(profile, catalogue)),
    ...lists.applicationProfiles.flatMap((profile) => application(profile, catalogue)),
    ...(lists.promptRouters ?? []).flatMap((router) => mapPromptRouter(router, (baseId) => describe(baseId, catalogue))),
  ]
  return inOrder([...new Map(models.map((model) => [model.id, model])).values()], catalogue, region)
}
