import { describe, expect, it } from 'vitest'
import { mapListedModels } from '../../../../src/main/bedrock/map-listed-models.ts'

const arn = (region: string, id: string): { modelArn: string } => ({ modelArn: `arn:aws:bedrock:${region}::foundation-model/${id}` })
const sonnet = {
  modelId: 'anthropic.claude-sonnet-5-5',
  modelName: 'Claude Sonnet 5.5',
  providerName: 'Anthropic',
  inputModalities: ['TEXT', 'IMAGE'],
  outputModalities: ['TEXT'],
  inferenceTypesSupported: ['INFERENCE_PROFILE'],
  modelLifecycle: { status: 'ACTIVE', startOfLifeTime: new Date('2026-09-28') },
}
const inEurope = {
  inferenceProfileId: 'eu.anthropic.claude-sonnet-5-5',
  inferenceProfileName: 'EU Sonnet',
  models: [arn('eu-central-1', sonnet.modelId), arn('eu-west-1', sonnet.modelId)],
}
const worldwide = {
  ...inEurope,
  inferenceProfileId: 'global.anthropic.claude-sonnet-5-5',
  models: [arn('eu-central-1', sonnet.modelId), arn('', sonnet.modelId)],
}
const nothing = { models: [], systemProfiles: [], applicationProfiles: [] }
const application = (name: string, models: readonly { modelArn: string }[]) => ({
  inferenceProfileArn: `arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/${name}`,
  inferenceProfileName: name,
  models,
})

describe('mapListedModels', () => {
  it('names a system profile after its model and its geography, with what the model behind it takes', () => {
    expect(mapListedModels({ ...nothing, models: [sonnet], systemProfiles: [inEurope] }, 'eu-central-1')).toEqual([
      {
        id: 'eu.anthropic.claude-sonnet-5-5',
        name: 'Claude Sonnet 5.5 (Europe)',
        provider: 'Anthropic',
        baseModelId: 'anthropic.claude-sonnet-5-5',
        route: 'inference-profile',
        geography: 'eu',
        documents: true,
        images: true,
        video: false,
        tools: true,
        caching: true,
        reasoning: true,
        contextWindow: 1_000_000,
        lifecycle: { status: 'active', retiresAt: null },
      },
    ])
  })

  it('lists a model on demand only where the region offers that, and the nearest form first', () => {
    const both = { ...sonnet, inferenceTypesSupported: ['ON_DEMAND', 'INFERENCE_PROFILE'] }
    const ids = (model: typeof sonnet) =>
      mapListedModels({ ...nothing, models: [model], systemProfiles: [worldwide, inEurope] }, 'eu-central-1').map(({ id }) => id)
    expect([ids(sonnet), ids(both)]).toEqual([
      ['eu.anthropic.claude-sonnet-5-5', 'global.anthropic.claude-sonnet-5-5'],
      ['anthropic.claude-sonnet-5-5', 'eu.anthropic.claude-sonnet-5-5', 'global.anthropic.claude-sonnet-5-5'],
    ])
  })

  it('leaves out what cannot hold a conversation, profiles of such models included', () => {
    const other = (modelId: string, input: string, output: string) => ({
      modelId,
      inputModalities: input.split(','),
      outputModalities: output.split(','),
      inferenceTypesSupported: ['ON_DEMAND'],
    })
    const models = [
      other('amazon.titan-embed-text-v2:0', 'TEXT', 'EMBEDDING'),
      other('stability.stable-image-ultra-v1:1', 'TEXT', 'IMAGE'),
      other('luma.ray-v2:0', 'TEXT', 'VIDEO'),
      other('amazon.nova-3-sonic-v1:0', 'SPEECH,TEXT', 'SPEECH,TEXT'),
      other('acme.listener-1', 'SPEECH', 'TEXT'),
      other('cohere.rerank-v3-5:0', 'TEXT', 'TEXT'),
    ]
    const systemProfiles = [
      { inferenceProfileId: 'us.twelvelabs.pegasus-1-2-v1:0' },
      { ...inEurope, models: [arn('eu-west-1', 'luma.ray-v2:0')] },
    ]
    const applicationProfiles = [application('film', [arn('us-east-1', 'luma.ray-v2:0')])]
    expect(mapListedModels({ models, systemProfiles, applicationProfiles }, 'us-east-1')).toEqual([])
  })

  it('takes words that it does not know, missing fields and dates that are none', () => {
    const models = [
      {
        modelId: 'acme.oracle-1-v1:0',
        inputModalities: ['TEXT', 'HOLOGRAM'],
        outputModalities: ['TEXT', 'GESTURE'],
        inferenceTypesSupported: ['ON_DEMAND', 'BY_POST'],
      },
      {
        modelId: 'acme.oracle-2',
        inferenceTypesSupported: ['ON_DEMAND'],
        modelLifecycle: { status: 'ASLEEP', endOfLifeTime: new Date(Number.NaN) },
      },
      { modelName: 'No id' },
    ]
    expect(
      mapListedModels({ models, systemProfiles: [{}], applicationProfiles: [{}] }, 'us-east-1').map(
        ({ id, name, provider, images, lifecycle }) => [id, name, provider, images, lifecycle],
      ),
    ).toEqual([
      ['acme.oracle-1-v1:0', 'acme.oracle-1-v1:0', 'Acme', false, null],
      ['acme.oracle-2', 'acme.oracle-2', 'Acme', true, { status: 'active', retiresAt: null }],
    ])
  })

  it('says when a model retires', () => {
    const retiring = { ...sonnet, modelLifecycle: { status: 'LEGACY', endOfLifeTime: new Date('2027-01-08') } }
    expect(mapListedModels({ ...nothing, models: [retiring], systemProfiles: [inEurope] }, 'eu-central-1')[0]?.lifecycle).toEqual({
      status: 'legacy',
      retiresAt: Date.UTC(2027, 0, 8),
    })
  })

  it('lets an application profile keep its name and follow the model behind it, at the geography of what it copies', () => {
    const applicationProfiles = [
      application('Legal', inEurope.models.toReversed()),
      application('World', worldwide.models),
      application('Spread', [arn('us-east-1', 'x.y'), arn('us-west-2', 'x.y')]),
      application('Frankfurt', [arn('eu-central-1', 'amazon.nova-micro-v1:0')]),
      application('Unread', []),
    ]
    const listed = mapListedModels({ models: [sonnet], systemProfiles: [inEurope, worldwide], applicationProfiles }, 'eu-central-1')
    expect(
      listed
        .filter(({ route }) => route === 'application-profile')
        .map(({ name, provider, baseModelId, geography, documents, contextWindow }) => [
          name,
          provider,
          baseModelId,
          geography,
          documents,
          contextWindow,
        ])
        .toSorted(([one], [other]) => String(one).localeCompare(String(other))),
    ).toEqual([
      ['Frankfurt', 'Amazon', 'amazon.nova-micro-v1:0', null, false, 128_000],
      ['Legal', 'Anthropic', 'anthropic.claude-sonnet-5-5', 'eu', true, 1_000_000],
      ['Spread', 'X', 'x.y', 'us', true, null],
      ['Unread', '', null, null, true, null],
      ['World', 'Anthropic', 'anthropic.claude-sonnet-5-5', 'global', true, 1_000_000],
    ])
  })

  it('names profiles from the bundled list, else by their own name, where the models may not be listed', () => {
    const stranger = {
      inferenceProfileId: 'eu.acme.oracle-1',
      inferenceProfileName: 'EU Oracle',
      models: [arn('eu-west-1', 'acme.oracle-1')],
    }
    expect(
      mapListedModels({ ...nothing, systemProfiles: [stranger, inEurope] }, 'eu-central-1').map(({ name, provider }) => [name, provider]),
    ).toEqual([
      ['Claude Sonnet 5.5 (Europe)', 'Anthropic'],
      ['EU Oracle', 'Acme'],
    ])
  })
})
