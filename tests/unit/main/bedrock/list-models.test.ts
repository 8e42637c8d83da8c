import { describe, expect, it } from 'vitest'
import { geographiesOfRegion } from '../../../../src/main/bedrock/geographies-of-region.ts'
import { bundledModels } from '../../../../src/main/bedrock/list-models.ts'
import { modelRule } from '../../../../src/main/bedrock/model-rules.ts'

describe('bundledModels', () => {
  it('lists the demo reader for the demo profile alone', () => {
    expect(bundledModels({ isDemo: true })).toEqual([
      {
        id: 'demo.reader',
        name: 'Demo reader',
        provider: 'On this computer',
        baseModelId: 'demo.reader',
        route: 'on-demand',
        geography: null,
        documents: true,
        images: true,
        video: false,
        tools: true,
        caching: false,
        reasoning: false,
        contextWindow: 1_000_000,
        lifecycle: null,
      },
    ])
    expect(bundledModels().some(({ id }) => id === 'demo.reader')).toBe(false)
  })

  it('has a row of the rules for every model, and no id twice', () => {
    const ids = bundledModels().map(({ id }) => id)
    expect([ids.filter((id) => modelRule(id).match === ''), new Set(ids).size]).toEqual([[], ids.length])
  })

  it('says where a model of an inference profile runs', () => {
    expect(bundledModels().find(({ id }) => id === 'us.deepseek.r1-v1:0')).toEqual({
      id: 'us.deepseek.r1-v1:0',
      name: 'DeepSeek R1 (United States)',
      provider: 'DeepSeek',
      baseModelId: 'deepseek.r1-v1:0',
      route: 'inference-profile',
      geography: 'us',
      documents: true,
      images: false,
      video: false,
      tools: false,
      caching: false,
      reasoning: true,
      contextWindow: 128_000,
      lifecycle: null,
    })
  })

  it.each([
    ['eu-central-1', ['eu', 'global', null], 'eu.anthropic.claude-sonnet-5-5'],
    ['us-west-2', ['us', 'global', null], 'us.anthropic.claude-sonnet-5-5'],
    ['ca-central-1', ['us', 'global', null], 'us.anthropic.claude-sonnet-5-5'],
    ['ap-northeast-1', ['global', null], 'global.anthropic.claude-sonnet-5-5'],
    ['us-gov-west-1', [null], 'amazon.nova-pro-v1:0'],
    ['cn-north-1', [null], 'amazon.nova-pro-v1:0'],
    ['eusc-de-east-1', [null], 'amazon.nova-pro-v1:0'],
  ])('leaves out what cannot be called from %s, and puts the nearest form first', (region, geographies, first) => {
    const models = bundledModels({ region })
    expect([[...new Set(models.map(({ geography }) => geography))], models[0]?.id]).toEqual([geographies, first])
  })
})

describe('geographiesOfRegion', () => {
  it.each([
    ['us-gov-east-1', ['us-gov']],
    ['us-east-1', ['us', 'global']],
    ['ca-west-1', ['ca', 'us', 'global']],
    ['eu-south-2', ['eu', 'global']],
    ['ap-northeast-3', ['jp', 'apac', 'global']],
    ['ap-northeast-2', ['apac', 'global']],
    ['ap-southeast-2', ['au', 'apac', 'global']],
    ['ap-southeast-1', ['apac', 'global']],
    ['sa-east-1', ['sa', 'global']],
    ['cn-northwest-1', []],
    ['eusc-de-east-1', ['eusc']],
  ])('knows the profiles of %s, the nearest first', (region, geographies) => {
    expect(geographiesOfRegion(region)).toEqual(geographies)
  })
})
