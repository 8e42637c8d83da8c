import { describe, expect, it } from 'vitest'
import { modelFeatures } from '../../../../src/main/bedrock/model-features.ts'
import { modelRule } from '../../../../src/main/bedrock/model-rules.ts'

const featuresOf = (modelId: string) => modelFeatures(modelId, undefined, modelRule(modelId))
const unknown = modelRule('acme.robot-9')

describe('modelFeatures', () => {
  it('tells all of a model that the rules know', () => {
    expect(featuresOf('us.anthropic.claude-opus-5')).toEqual({
      modelId: 'us.anthropic.claude-opus-5',
      baseModelId: 'anthropic.claude-opus-5',
      target: 'model',
      contextWindow: 1_000_000,
      maxOutput: 128_000,
      leftOut: ['temperature', 'topP'],
      refusedTiers: [],
      samplingIsEitherOr: false,
      topK: false,
      reasoning: 'adaptive',
      efforts: ['low', 'medium', 'high', 'xhigh', 'max'],
      cachePlaces: ['tools', 'system', 'messages'],
      cacheTtls: ['5m', '1h'],
      structuredOutput: 'tool',
      tools: true,
      citations: true,
      countsTokens: null,
    })
  })

  it('offers what is not known', () => {
    expect(featuresOf('acme.robot-9')).toEqual({
      modelId: 'acme.robot-9',
      baseModelId: 'acme.robot-9',
      target: 'model',
      contextWindow: null,
      maxOutput: null,
      leftOut: [],
      refusedTiers: [],
      samplingIsEitherOr: false,
      topK: false,
      reasoning: 'unknown',
      efforts: ['low', 'medium', 'high'],
      cachePlaces: ['tools', 'system', 'messages'],
      cacheTtls: ['5m', '1h'],
      structuredOutput: 'native',
      tools: true,
      citations: false,
      countsTokens: null,
    })
  })

  it('names each setting that a model has refused', () => {
    const rule = { ...unknown, temperature: false, stopSequences: false, latency: false, refusedTiers: ['reserved'] }
    expect([
      modelFeatures('acme.robot-9', undefined, rule).leftOut,
      modelFeatures('acme.robot-9', undefined, rule).refusedTiers,
      modelFeatures('acme.robot-9', undefined, { ...unknown, topP: false }).leftOut,
    ]).toEqual([['temperature', 'stopSequences', 'latency'], ['reserved'], ['topP']])
  })

  it.each([
    ['eu.anthropic.claude-sonnet-4-5-20250929-v1:0', 'budget', ['tools', 'system', 'messages'], 'native'],
    ['anthropic.claude-fable-5', 'always', ['tools', 'system', 'messages'], 'tool'],
    ['amazon.nova-pro-v1:0', 'none', ['system', 'messages'], 'tool'],
    ['us.amazon.nova-2-lite-v1:0', 'effort', ['system', 'messages'], 'tool'],
    ['us.deepseek.r1-v1:0', 'always', [], 'instruction'],
    ['qwen.qwen3-32b-v1:0', 'effort', [], 'native'],
  ])('knows how %s reasons, caches and follows a schema', (modelId, reasoning, cachePlaces, structuredOutput) => {
    expect(featuresOf(modelId)).toMatchObject({ reasoning, cachePlaces, structuredOutput })
  })

  it('knows the model behind an id that hides it, and no model behind a prompt or a router', () => {
    const profile = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl'
    const prompt = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1'
    const router = 'arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1'
    const shown = [
      modelFeatures(profile, { baseModelId: 'amazon.nova-pro-v1:0', geography: null }, modelRule('amazon.nova-pro-v1:0')),
      ...[profile, prompt, router].map((modelId) => modelFeatures(modelId, undefined, unknown)),
    ].map(({ baseModelId, target, tools }) => [baseModelId, target, tools])
    expect(shown).toEqual([
      ['amazon.nova-pro-v1:0', 'model', true],
      [null, 'model', true],
      [null, 'prompt', false],
      [null, 'router', true],
    ])
  })
})
