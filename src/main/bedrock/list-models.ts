import { z } from 'zod'
import modelsJson from '../../../resources/models.json' with { type: 'json' }
import { bedrockMessages } from '../../shared/messages/bedrock.ts'
import type { Model } from '../../shared/model.ts'
import { demoModelId } from './demo-model.ts'
import { geographyOf } from './base-model-id.ts'
import { modelRule } from './model-rules.ts'

const entrySchema = z.object({ id: z.string(), name: z.string(), provider: z.string() })
type Entry = z.infer<typeof entrySchema>

const entries: readonly Entry[] = z.object({ models: z.array(entrySchema) }).parse(modelsJson).models
const demoEntry: Entry = { id: demoModelId, name: bedrockMessages.demoModelName, provider: bedrockMessages.demoProvider }

const asModel = (entry: Entry): Model => {
  const { documents, images, contextWindow } = modelRule(entry.id)
  return { ...entry, documents: documents !== false, images: images !== false, contextWindow }
}

const isReachableFrom = (region: string, modelId: string): boolean => {
  const geography = geographyOf(modelId)
  if (geography === null) return true
  if (geography === 'global') return !/^(us-gov|cn)-/u.test(region)
  return region.startsWith(`${geography}-`) && !region.startsWith('us-gov-')
}

/** The bundled list, so that a first start works without asking the account. With a region, profiles of other parts of the world are left out. */
export const listModels = (options: { readonly isDemo?: boolean; readonly region?: string } = {}): readonly Model[] => {
  if (options.isDemo === true) return [asModel(demoEntry)]
  const { region } = options
  return entries.filter((entry) => region === undefined || isReachableFrom(region, entry.id)).map(asModel)
}
