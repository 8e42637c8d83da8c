import { describe, expect, it } from 'vitest'
import { mapListedModels } from '../../../../src/main/bedrock/map-listed-models.ts'

const nothing = { models: [], systemProfiles: [], applicationProfiles: [] }
const base = 'arn:aws:bedrock:us-east-1'
const arn = `${base}:123456789012:prompt-router/abcdefghijkl`
const target = (modelArn: string) => ({ modelArn })
const router = (...models: readonly string[]) => ({ promptRouterArn: arn, promptRouterName: 'Router', models: models.map(target) })
const listed = (...models: readonly string[]) =>
  mapListedModels({ ...nothing, promptRouters: [router(...models)] }, 'us-east-1').map(
    ({ baseModelId, provider, documents, images, contextWindow }) => ({ baseModelId, provider, documents, images, contextWindow }),
  )

describe('mapPromptRouter', () => {
  it.each([
    [
      'targets that share a model',
      [`${base}:123456789012:inference-profile/us.amazon.nova-pro-v1:0`, `${base}::foundation-model/amazon.nova-pro-v1:0`],
      { baseModelId: 'amazon.nova-pro-v1:0', provider: 'Amazon', documents: true, images: true, contextWindow: 300_000 },
    ],
    [
      'targets of one family',
      [`${base}::foundation-model/amazon.nova-pro-v1:0`, `${base}::foundation-model/amazon.nova-micro-v1:0`],
      { baseModelId: null, provider: 'Amazon', documents: false, images: false, contextWindow: 128_000 },
    ],
    [
      'a target that hides its model',
      [`${base}::foundation-model/amazon.nova-pro-v1:0`, `${base}:123456789012:application-inference-profile/abcdefghijkl`],
      { baseModelId: null, provider: '', documents: true, images: true, contextWindow: null },
    ],
    ['no targets', [], { baseModelId: null, provider: '', documents: true, images: true, contextWindow: null }],
  ])('knows of %s what all of them can do', (_name, models, row) => {
    expect(listed(...models)).toEqual([row])
  })

  it('leaves out what has no ARN, and counts the fallback among the targets', () => {
    const fallbackModel = target(`${base}::foundation-model/amazon.nova-micro-v1:0`)
    const promptRouters = [{ promptRouterName: 'Lost' }, { ...router(`${base}::foundation-model/amazon.nova-pro-v1:0`), fallbackModel }]
    expect(mapListedModels({ ...nothing, promptRouters }, 'us-east-1').map(({ id, documents }) => [id, documents])).toEqual([[arn, false]])
  })
})
