import { describe, expect, it } from 'vitest'
import { explainError } from '../../../../src/main/bedrock/explain-error.ts'
import { learnFromError } from '../../../../src/main/bedrock/learn-from-error.ts'
import { modelRule, type LearnedRule, type ModelRule } from '../../../../src/main/bedrock/model-rules.ts'
import { defaultInference, type InferenceSettings } from '../../../../src/shared/inference.ts'
import { question } from '../../../support/bedrock-questions.ts'
import { unsupported } from '../../../support/bedrock-server/refusal-scripts.ts'

const unknown = modelRule('acme.robot-9')
const reasoning = { ...defaultInference.reasoning, mode: 'on' } as const

const lessonFrom = (message: string, settings: Partial<InferenceSettings> = {}, rule: ModelRule = unknown, baseId = 'acme.robot-9') => {
  const { code, detail } = explainError(Object.assign(new Error(message), { name: 'ValidationException' }), { region: 'eu-west-1' })
  return learnFromError({ code, text: detail ?? '', request: question('Hi', { modelId: baseId, settings }), rule, baseId })?.rule ?? null
}

const lessons: Readonly<Record<keyof typeof unsupported, LearnedRule>> = {
  temperature: { temperature: false },
  samplingTogether: { tempXorTopP: true },
  topP: { topP: false },
  topK: { topK: null },
  stopSequences: { stopSequences: false },
  thinkingEnabled: { thinking: 'adaptive' },
  thinkingDisabled: { thinking: 'adaptiveAlways' },
  effort: { thinking: 'none' },
  forcedToolChoice: { forcedToolChoice: false },
  thinkingWithForcedTool: { forcedToolChoice: false },
  toolStreaming: { streamTools: false },
  tools: { tools: false },
  system: { system: false },
  documents: { documents: false },
  images: { images: false },
  status: { toolResultStatus: false },
  citations: { citations: false },
  guardContent: { guardContent: false },
  outputConfig: { structured: false },
  outputEffort: { thinking: 'none' },
  cacheTtl: { cacheTtl: ['5m'] },
  requestField: { requestFields: false },
  latency: { latency: false },
  serviceTier: { refusedTiers: ['flex'] },
  countTokens: { countTokens: false },
  maxTokens: { maxOutput: 2048 },
}

describe('learnFromError', () => {
  it.each(Object.entries(unsupported))('learns %s from what the service says', (name, message) => {
    const known = Object.entries(lessons).find(([key]) => key === name)?.[1]
    const settings = name === 'requestField' ? { requestFields: { surprise: 1 } } : { reasoning, serviceTier: 'flex' as const }
    expect(lessonFrom(message, settings, { ...unknown, topK: 'anthropic' })).toEqual(known)
  })

  it('learns nothing twice, nor of a field that nobody has sent', () => {
    expect([
      lessonFrom(unsupported.tools, {}, { ...unknown, tools: false }),
      lessonFrom(unsupported.requestField),
      lessonFrom(unsupported.maxTokens, {}, { ...unknown, maxOutput: 2048 }),
      lessonFrom('Something else'),
    ]).toEqual([null, null, null, null])
  })

  it('learns of the tier that was asked for, beside those that it knows', () => {
    const known = { ...unknown, refusedTiers: ['reserved'] }
    expect([
      lessonFrom(unsupported.serviceTier, { serviceTier: 'flex' }, known),
      lessonFrom(unsupported.serviceTier, { serviceTier: 'reserved' }, known),
      lessonFrom(unsupported.serviceTier, {}, known),
    ]).toEqual([{ refusedTiers: ['reserved', 'flex'] }, null, null])
  })

  it('leaves Claude what it takes', () => {
    const opus = { ...unknown, cache: { tools: true, system: true, messages: true } }
    const asked = { reasoning: { ...reasoning, effort: 'low' } }
    expect([
      lessonFrom(unsupported.temperature, {}, opus, 'anthropic.claude-opus-6'),
      lessonFrom(unsupported.effort, asked, opus, 'anthropic.claude-opus-6'),
      lessonFrom("This model doesn't support the toolConfig.tools.cachePoint field.", {}, opus),
      lessonFrom('cachePoint cannot be placed after a toolResult block for this model.', {}, opus),
      lessonFrom("This model doesn't support the toolResult.content.image field.", {}, { ...opus, toolResultMedia: ['image', 'document'] }),
    ]).toEqual([
      { sampling: false },
      { thinking: 'adaptive', effort: [] },
      { cache: { tools: false, system: true, messages: true } },
      { cache: { tools: true, system: true, messages: true, afterToolResult: false } },
      { toolResultMedia: ['document'] },
    ])
  })

  it('knows a refused cache also where it is said as if access were missing', () => {
    const cause = Object.assign(
      new Error(
        'You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.',
      ),
      { name: 'AccessDeniedException' },
    )
    expect(explainError(cause, { region: 'eu-west-1' }).code).toBe('cache-points-not-supported')
  })

  it('believes no limit that would leave no answer', () => {
    expect(lessonFrom('The maximum tokens you requested exceeds the model limit of 1. Try again with a lower value.')).toBe(null)
  })
})
