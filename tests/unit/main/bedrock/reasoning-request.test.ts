import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../../src/main/bedrock/build-request.ts'
import type { ReplyRequest, RequestMessage } from '../../../../src/main/bedrock/reply-request.ts'
import { messageIdSchema } from '../../../../src/shared/ids.ts'
import type { InferenceSettings, ReasoningSettings } from '../../../../src/shared/inference.ts'
import { calculator, question } from '../../../support/bedrock-questions.ts'

const sonnet46 = 'global.anthropic.claude-sonnet-4-6'
const sonnet45 = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0'
const opus5 = 'us.anthropic.claude-opus-5'
const sonnet55 = 'global.anthropic.claude-sonnet-5-5'
const novaPro = 'amazon.nova-pro-v1:0'
const nova2 = 'us.amazon.nova-2-lite-v1:0'

const built = (modelId: string, settings: Partial<InferenceSettings>, more: Partial<Omit<ReplyRequest, 'settings'>> = {}) => {
  const { input, adjustments, outputMode, isStreamed } = buildRequest(question('Hi', { modelId, settings, ...more }))
  const { messages: _messages, system: _system, modelId: _id, ...rest } = input
  return { ...rest, adjustments, outputMode, isStreamed }
}
const plain = { adjustments: [], outputMode: null, isStreamed: true }
const thinking = (more: Partial<ReasoningSettings> = {}): Partial<InferenceSettings> => ({
  reasoning: { mode: 'on', budgetTokens: 4096, effort: null, showSummary: true, ...more },
})
const sampling = { temperature: 0.2, topP: 0.9, topK: 40 }
const tool = {
  toolSpec: { name: 'calculator', description: 'Calculates.', inputSchema: { json: calculator.inputSchema } },
}
const newMessage = (index: number, role: 'user' | 'assistant', parts: RequestMessage['parts']): RequestMessage => ({
  id: messageIdSchema.parse(`00000000-0000-4000-8000-00000000000${index}`),
  role,
  status: 'complete',
  parts,
  origin: null,
})

describe('reasoningRequest, in a request', () => {
  it.each([
    ['a budget', sonnet45, thinking(), { thinking: { type: 'enabled', budget_tokens: 4096 } }, 4596, ['max-tokens-raised']],
    [
      'a budget that the model has no room for',
      sonnet45,
      { ...thinking({ budgetTokens: 128_000 }), maxTokens: 4000 },
      { thinking: { type: 'enabled', budget_tokens: 60_000 } },
      64_000,
      ['max-tokens-raised'],
    ],
    [
      'adaptive thinking',
      sonnet46,
      thinking({ effort: 'max' }),
      { thinking: { type: 'adaptive' }, output_config: { effort: 'max' } },
      500,
      [],
    ],
    [
      'an effort that the model has not',
      sonnet46,
      thinking({ effort: 'xhigh' }),
      { thinking: { type: 'adaptive' } },
      500,
      ['effort-left-out'],
    ],
    [
      'a summary that the model leaves out',
      opus5,
      thinking({ effort: 'xhigh' }),
      { thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort: 'xhigh' } },
      500,
      [],
    ],
    ['no summary', opus5, thinking({ showSummary: false }), { thinking: { type: 'adaptive' } }, 500, []],
    [
      'thinking switched off',
      opus5,
      thinking({ mode: 'off', effort: 'high' }),
      { thinking: { type: 'disabled' }, output_config: { effort: 'high' } },
      500,
      [],
    ],
    [
      'an effort too high for that',
      opus5,
      thinking({ mode: 'off', effort: 'max' }),
      { thinking: { type: 'disabled' } },
      500,
      ['effort-left-out'],
    ],
    ['the least thinking', sonnet55, thinking({ mode: 'off' }), { thinking: { type: 'between_tools' } }, 500, ['reasoning-style-changed']],
    [
      'thinking that cannot be switched off',
      'anthropic.claude-opus-5-5',
      thinking({ mode: 'off' }),
      { thinking: { type: 'adaptive', display: 'summarized' } },
      500,
      ['reasoning-left-out'],
    ],
    ['the summary alone', sonnet55, thinking({ mode: 'default' }), { thinking: { type: 'adaptive', display: 'summarized' } }, 500, []],
    ['nothing by default', sonnet46, thinking({ mode: 'default' }), undefined, 500, []],
    ['a level', 'openai.gpt-oss-120b-1:0', thinking({ effort: 'high' }), { reasoning_effort: 'high' }, 500, []],
    ['no level that is not there', 'openai.gpt-oss-120b-1:0', thinking({ mode: 'off' }), undefined, 500, ['reasoning-left-out']],
    ['a level in an object', 'openai.gpt-5.6-sol', thinking(), { reasoning: { effort: 'medium' } }, 500, []],
    ['no level', 'openai.gpt-5.6-sol', thinking({ mode: 'off' }), { reasoning: { effort: 'none' } }, 500, []],
    ['one of two levels', 'qwen.qwen3-32b-v1:0', thinking({ effort: 'low' }), { reasoning_config: 'low' }, 500, []],
    ['a level of Nova', nova2, thinking({ effort: 'low' }), { reasoningConfig: { type: 'enabled', maxReasoningEffort: 'low' } }, 500, []],
    ['Nova switched off', nova2, thinking({ mode: 'off' }), { reasoningConfig: { type: 'disabled' } }, 500, []],
    ['nothing where nothing can be asked', novaPro, thinking(), undefined, 500, ['reasoning-left-out']],
  ] as const)('asks for %s of %s', (_name, modelId, settings, fields, maxTokens, adjustments) => {
    expect(built(modelId, settings)).toEqual({
      ...plain,
      inferenceConfig: { maxTokens },
      ...(fields === undefined ? {} : { additionalModelRequestFields: fields }),
      adjustments,
    })
  })

  it('leaves lengths and sampling out where the highest level of Nova refuses them', () => {
    expect(built(nova2, { ...thinking({ effort: 'high' }), ...sampling })).toEqual({
      ...plain,
      additionalModelRequestFields: { reasoningConfig: { type: 'enabled', maxReasoningEffort: 'high' } },
      adjustments: ['temperature-left-out', 'top-p-left-out', 'top-k-left-out'],
    })
  })

  it('lets Claude think between tools, beside the beta features that a person asks for', () => {
    const settings = { ...thinking(), topP: 0.97, temperature: 0.5, requestFields: { anthropic_beta: ['files'] } }
    expect(built(sonnet45, settings, { tools: [calculator] })).toEqual({
      ...plain,
      inferenceConfig: { maxTokens: 4596, topP: 0.97 },
      toolConfig: { tools: [tool] },
      additionalModelRequestFields: {
        thinking: { type: 'enabled', budget_tokens: 4096 },
        anthropic_beta: ['interleaved-thinking-2025-05-14', 'files'],
      },
      adjustments: ['max-tokens-raised', 'temperature-left-out'],
    })
  })

  it("follows a person's own thinking instead of adding to it", () => {
    const requestFields = { thinking: { type: 'enabled', budget_tokens: 2000 } }
    expect(built(opus5, { ...thinking(), requestFields })).toEqual({
      ...plain,
      inferenceConfig: { maxTokens: 2500 },
      additionalModelRequestFields: requestFields,
      adjustments: ['max-tokens-raised'],
    })
  })

  it('lets extended thinking rest for a tool round that began without it', () => {
    const call = {
      type: 'tool-call',
      toolUseId: 't1',
      name: 'calculator',
      inputText: '{}',
      input: {},
      outcome: { isError: false, text: '4' },
    } as const
    const messages = [newMessage(0, 'user', [{ type: 'text', text: 'Add' }]), newMessage(1, 'assistant', [call])]
    expect(built(sonnet45, thinking(), { messages, tools: [calculator] })).toEqual({
      ...plain,
      inferenceConfig: { maxTokens: 500 },
      toolConfig: { tools: [tool] },
      adjustments: ['reasoning-left-out'],
    })
  })
})
