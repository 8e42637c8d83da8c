import { describe, expect, it } from 'vitest'
import { alternativesFor } from '../../../../src/main/bedrock/alternatives.ts'
import { bundledModels } from '../../../../src/main/bedrock/list-models.ts'

const models = bundledModels({ region: 'eu-central-1' })

describe('alternativesFor', () => {
  it('offers the listed inference profiles of the same model, the worldwide one last', () => {
    expect(alternativesFor(models.toReversed(), 'anthropic.claude-opus-5')).toEqual([
      { modelId: 'eu.anthropic.claude-opus-5', name: 'Claude Opus 5 (Europe)' },
      { modelId: 'global.anthropic.claude-opus-5', name: 'Claude Opus 5 (Worldwide)' },
    ])
  })

  it.each([
    ['eu.anthropic.claude-opus-5', ['global.anthropic.claude-opus-5']],
    ['us.anthropic.claude-opus-5', ['eu.anthropic.claude-opus-5', 'global.anthropic.claude-opus-5']],
    [
      'arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-opus-5',
      ['eu.anthropic.claude-opus-5', 'global.anthropic.claude-opus-5'],
    ],
    ['anthropic.claude-opus-9', []],
    ['mistral.magistral-small-2509', []],
  ])('makes up none for %s', (modelId, ids) => {
    expect(alternativesFor(models, modelId).map((alternative) => alternative.modelId)).toEqual(ids)
  })

  it('knows the model behind an application profile from the list', () => {
    const [first] = models
    const legal = {
      ...first,
      id: 'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abcdefghijkl',
      route: 'application-profile',
    } as const
    const listed = first === undefined ? [] : [...models, { ...first, ...legal }]
    expect(alternativesFor(listed, legal.id).map(({ modelId }) => modelId)).toEqual([
      'eu.anthropic.claude-sonnet-5-5',
      'global.anthropic.claude-sonnet-5-5',
    ])
  })
})
