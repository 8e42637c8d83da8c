import { describe, expect, it } from 'vitest'
import { listModels } from '../../../../src/main/bedrock/list-models.ts'
import { modelRule } from '../../../../src/main/bedrock/model-rules.ts'

describe('modelRule', () => {
  it.each([
    ['global.anthropic.claude-opus-5-5', 'anthropic.claude-opus-5-5'],
    ['us.anthropic.claude-opus-5', 'anthropic.claude-opus-5'],
    ['anthropic.claude-opus-4-6-v1', 'anthropic.claude-opus-4-6'],
    ['eu.anthropic.claude-haiku-4-5-20251001-v1:0', 'anthropic.claude-haiku-4-5'],
    ['anthropic.claude-opus-6', ''],
    ['us.meta.llama3-3-70b-instruct-v1:0', 'meta.llama3'],
    ['mistral.ministral-3-14b-instruct', 'mistral.ministral-3'],
    ['qwen.qwen3-vl-235b-a22b-v1:0', 'qwen.qwen3-vl'],
    ['deepseek.v3.2', 'deepseek.v3'],
    ['arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0', 'amazon.nova-pro'],
    ['arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl', ''],
    ['demo.reader', 'demo.reader'],
  ])('finds the longest row for %s', (modelId, match) => {
    expect(modelRule(modelId).match).toBe(match)
  })

  it('knows nothing of a model without a row, and refuses nothing', () => {
    expect(modelRule('acme.robot-9')).toEqual({
      match: '',
      tools: null,
      streamTools: null,
      system: null,
      documents: null,
      images: null,
      toolResultStatus: true,
      toolResultFormat: 'text',
      toolResultColocate: null,
      toolUseIdPattern: null,
      contextWindow: null,
      maxOutput: null,
    })
  })
})

describe('listModels', () => {
  it('lists the demo reader for the demo profile alone', () => {
    expect(listModels({ isDemo: true })).toEqual([
      { id: 'demo.reader', name: 'Demo reader', provider: 'On this computer', documents: false, images: false, contextWindow: 1_000_000 },
    ])
    expect(listModels().some(({ id }) => id === 'demo.reader')).toBe(false)
  })

  it('has a row of the rules for every model, and no id twice', () => {
    const ids = listModels().map(({ id }) => id)
    expect([ids.filter((id) => modelRule(id).match === ''), new Set(ids).size]).toEqual([[], ids.length])
  })

  it('leaves out the profiles of other parts of the world', () => {
    const prefixes = new Set(listModels({ region: 'eu-central-1' }).map(({ id }) => /^(global|us|eu)\./u.exec(id)?.[1] ?? ''))
    expect([...prefixes].toSorted()).toEqual(['', 'eu', 'global'])
  })
})
