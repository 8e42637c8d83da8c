import { describe, expect, it } from 'vitest'
import { isForConversation, modelRule } from '../../../../src/main/bedrock/model-rules.ts'

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
    const { match: _match, ...rule } = modelRule('acme.robot-9')
    const refused = Object.entries(rule).filter(([, value]) => value === false)
    expect(Object.fromEntries(refused)).toEqual({
      documentsAsPages: false,
      thinkingDefaultOn: false,
      thinkingBoundToPrefix: false,
      dropReasoningOnReplay: false,
      tempXorTopP: false,
    })
  })
})

describe('isForConversation', () => {
  it.each([
    ['anthropic.claude-sonnet-5-5', true],
    ['us.amazon.nova-lite-v1:0', true],
    ['acme.robot-9', true],
    ['amazon.rerank-v1:0', false],
    ['us.twelvelabs.pegasus-1-2-v1:0', false],
  ])('knows whether %s speaks Converse', (modelId, isSpoken) => {
    expect(isForConversation(modelId)).toBe(isSpoken)
  })
})
