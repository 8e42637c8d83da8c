import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../../src/main/bedrock/build-request.ts'
import { modelRule } from '../../../../src/main/bedrock/model-rules.ts'
import type { ReplyRequest, RequestMessage } from '../../../../src/main/bedrock/reply-request.ts'
import { messageIdSchema } from '../../../../src/shared/ids.ts'
import { defaultCaching, type InferenceSettings, type OutputSchema, type ReasoningSettings } from '../../../../src/shared/inference.ts'
import { calculator, question } from '../../../support/bedrock-questions.ts'

const sonnet46 = 'global.anthropic.claude-sonnet-4-6'
const sonnet45 = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0'
const opus5 = 'us.anthropic.claude-opus-5'
const sonnet55 = 'global.anthropic.claude-sonnet-5-5'
const novaPro = 'amazon.nova-pro-v1:0'
const nova2 = 'us.amazon.nova-2-lite-v1:0'
const promptArn = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1'

const built = (modelId: string, settings: Partial<InferenceSettings>, more: Partial<Omit<ReplyRequest, 'settings'>> = {}) => {
  const { input, adjustments, outputMode, isStreamed } = buildRequest(question('Hi', { modelId, settings, ...more }))
  const { messages: _messages, system: _system, modelId: _id, ...rest } = input
  return { ...rest, adjustments, outputMode, isStreamed }
}
const plain = { adjustments: [], outputMode: null, isStreamed: true }
const thinking = (more: Partial<ReasoningSettings> = {}): Partial<InferenceSettings> => ({
  reasoning: { mode: 'on', budgetTokens: 4096, effort: null, showSummary: true, ...more },
})
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

describe('buildRequest', () => {
  it('sends every setting of Converse in its place', () => {
    const request = question('Hi', {
      settings: {
        systemPrompt: 'You are a lawyer.',
        temperature: 0.2,
        topK: 40,
        stopSequences: ['END'],
        requestFields: { anthropic_beta: ['files'], custom: { a: 1 } },
        responseFieldPaths: ['/stop_sequence'],
        requestMetadata: { team: 'legal' },
        latency: 'optimized',
        serviceTier: 'flex',
        guardrail: { id: 'gr1', version: '2', trace: 'enabled', streamProcessing: 'async', newestQuestionOnly: false },
      },
      tools: [calculator],
    })
    const { input, ...rest } = buildRequest(request)
    expect({ input, ...rest }).toEqual({
      input: {
        modelId: sonnet46,
        messages: [{ role: 'user', content: [{ text: 'Hi' }] }],
        system: [{ text: 'Be brief.' }, { text: 'You are a lawyer.' }],
        inferenceConfig: { maxTokens: 500, temperature: 0.2, stopSequences: ['END'] },
        toolConfig: { tools: [tool] },
        additionalModelRequestFields: { top_k: 40, anthropic_beta: ['files'], custom: { a: 1 } },
        additionalModelResponseFieldPaths: ['/stop_sequence'],
        requestMetadata: { team: 'legal' },
        performanceConfig: { latency: 'optimized' },
        serviceTier: { type: 'flex' },
        guardrailConfig: { guardrailIdentifier: 'gr1', guardrailVersion: '2', trace: 'enabled', streamProcessingMode: 'async' },
      },
      adjustments: [],
      outputMode: null,
      prefixHash: expect.stringMatching(/^[0-9a-f]{64}$/u),
      isStreamed: true,
    })
  })

  it('sends nothing but messages and lengths by default', () => {
    expect(buildRequest(question('Hi')).input).toEqual({
      modelId: sonnet46,
      messages: [{ role: 'user', content: [{ text: 'Hi' }] }],
      system: [{ text: 'Be brief.' }],
      inferenceConfig: { maxTokens: 500 },
    })
  })

  const sampling = { temperature: 0.2, topP: 0.9, topK: 40 }
  it.each([
    [sonnet46, { temperature: 0.2 }, { top_k: 40 }, ['top-p-left-out']],
    [opus5, {}, { thinking: { type: 'adaptive', display: 'summarized' } }, ['temperature-left-out', 'top-p-left-out', 'top-k-left-out']],
    [novaPro, { temperature: 0.2, topP: 0.9 }, { inferenceConfig: { topK: 40 } }, []],
    ['us.meta.llama4-scout-17b-instruct-v1:0', { temperature: 0.2, topP: 0.9 }, undefined, ['top-k-left-out']],
  ] as const)('samples with %s as it takes it', (modelId, config, additionalModelRequestFields, adjustments) => {
    expect(built(modelId, sampling)).toEqual({
      ...plain,
      inferenceConfig: { maxTokens: 500, ...config },
      ...(additionalModelRequestFields === undefined ? {} : { additionalModelRequestFields }),
      adjustments,
    })
  })

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

  it('gives a prompt its variables and nothing that it brings itself', () => {
    const settings: Partial<InferenceSettings> = {
      systemPrompt: 'Be kind.',
      temperature: 0.2,
      topK: 3,
      promptVariables: { topic: 'rocks' },
      requestFields: { a: 1 },
      requestMetadata: { team: 'legal' },
      caching: defaultCaching,
    }
    expect(buildRequest(question('Hi', { modelId: promptArn, settings, tools: [calculator] })).input).toEqual({
      modelId: promptArn,
      messages: [{ role: 'user', content: [{ text: 'Hi' }] }],
      promptVariables: { topic: { text: 'rocks' } },
      requestMetadata: { team: 'legal' },
    })
  })

  it('marks the newest question alone for the guardrail, but not a picture that it cannot take', () => {
    const picture = (name: string, mediaType: string) =>
      ({ type: 'attachment', attachment: { kind: 'image', name, mediaType, bytes: Uint8Array.of(1), pages: [] } }) as const
    const messages = [
      newMessage(0, 'user', [{ type: 'text', text: 'One' }]),
      newMessage(1, 'assistant', [{ type: 'text', text: 'Two' }]),
      newMessage(2, 'user', [{ type: 'text', text: 'Three' }, picture('a.png', 'image/png'), picture('b.gif', 'image/gif')]),
    ]
    const guardrail = { id: 'gr1', version: 'DRAFT', trace: 'disabled', streamProcessing: 'sync', newestQuestionOnly: true } as const
    const { input } = buildRequest(question('', { messages, settings: { guardrail } }))
    expect(input.messages).toEqual([
      { role: 'user', content: [{ text: 'One' }] },
      { role: 'assistant', content: [{ text: 'Two' }] },
      {
        role: 'user',
        content: [
          { guardContent: { text: { text: 'Three' } } },
          { guardContent: { image: { format: 'png', source: { bytes: Uint8Array.of(1) } } } },
          { image: { format: 'gif', source: { bytes: Uint8Array.of(1) } } },
        ],
      },
    ])
  })

  it('cleans what tools are called and leaves out what they do not say', () => {
    const tools = [
      { name: 'read file', description: ' ', inputSchema: {} },
      { name: 'read_file', description: 'Again.', inputSchema: {} },
    ]
    expect(built(sonnet46, {}, { tools }).toolConfig).toEqual({
      tools: [{ toolSpec: { name: 'read_file', description: 'Again.', inputSchema: { json: { type: 'object' } } } }],
    })
  })

  it('names the tools of the history where none is offered, and says where a model has none', () => {
    const call = {
      type: 'tool-call',
      toolUseId: 't1',
      name: 'old',
      inputText: '{}',
      input: {},
      outcome: { isError: false, text: '4' },
    } as const
    const messages = [newMessage(0, 'user', [{ type: 'text', text: 'Add' }]), newMessage(1, 'assistant', [call])]
    expect([built(sonnet46, {}, { messages }).toolConfig, built('us.deepseek.r1-v1:0', {}, { messages, tools: [calculator] })]).toEqual([
      {
        tools: [
          { toolSpec: { name: 'old', description: 'No longer available.', inputSchema: { json: { type: 'object', properties: {} } } } },
        ],
      },
      { ...plain, inferenceConfig: { maxTokens: 500 }, adjustments: ['tools-left-out'] },
    ])
  })

  it('is sent whole where that is asked for, and where tools cannot be streamed', () => {
    const { isStreamed, adjustments } = buildRequest(question('Hi', { tools: [calculator] }), {
      ...modelRule(sonnet46),
      streamTools: false,
    })
    expect([built(sonnet46, { streaming: false }).isStreamed, isStreamed, adjustments]).toEqual([false, false, ['not-streamed']])
  })
})

const output: OutputSchema = {
  name: 'invoice',
  description: 'An invoice.',
  schema: { type: 'object', properties: { total: { type: 'number', minimum: 0 } }, required: ['total'] },
}
const strict = {
  type: 'object',
  properties: { total: { type: 'number', description: 'minimum: 0' } },
  required: ['total'],
  additionalProperties: false,
}
const answerTool = {
  toolSpec: {
    name: 'structured_answer',
    description: 'Gives the final answer to the question. An invoice.',
    inputSchema: { json: output.schema },
  },
}
const useTheTool = { text: 'Give the final answer by calling the tool structured_answer once, and not in text.' }

describe('buildRequest with a schema for the answer', () => {
  const asked = (modelId: string, settings: Partial<InferenceSettings> = {}, more: Partial<Omit<ReplyRequest, 'settings'>> = {}) => {
    const { input, outputMode } = buildRequest(question('Hi', { modelId, settings, output, ...more }))
    const { outputConfig, toolConfig, messages } = input
    return { outputMode, outputConfig, toolConfig, said: messages?.at(-1)?.content }
  }

  it('has the service hold the model to it where it can', () => {
    expect(asked(sonnet46, thinking())).toEqual({
      outputMode: 'native',
      outputConfig: {
        textFormat: {
          type: 'json_schema',
          structure: { jsonSchema: { name: 'invoice', description: 'An invoice.', schema: JSON.stringify(strict) } },
        },
      },
      toolConfig: undefined,
      said: [{ text: 'Hi' }],
    })
  })

  it.each([
    ['a forced tool', novaPro, {}, [], { tools: [answerTool], toolChoice: { tool: { name: 'structured_answer' } } }, []],
    ['some tool, beside others', novaPro, {}, [calculator], { tools: [tool, answerTool], toolChoice: { any: {} } }, [useTheTool]],
    ['a tool that is asked for, while Claude thinks', opus5, {}, [], { tools: [answerTool] }, [useTheTool]],
    [
      'a tool that is asked for, where none can be forced',
      'us.meta.llama4-scout-17b-instruct-v1:0',
      {},
      [],
      { tools: [answerTool] },
      [useTheTool],
    ],
  ] as const)('takes %s', (_name, modelId, settings, tools, toolConfig, instruction) => {
    expect(asked(modelId, settings, { tools })).toEqual({
      outputMode: 'tool',
      outputConfig: undefined,
      toolConfig,
      said: [{ text: 'Hi' }, ...instruction],
    })
  })

  it('asks in words where there are no tools, behind what may be cached', () => {
    expect(asked('us.deepseek.r1-v1:0')).toEqual({
      outputMode: 'instruction',
      outputConfig: undefined,
      toolConfig: undefined,
      said: [
        { text: 'Hi' },
        {
          text: `Answer with one JSON value that follows this JSON Schema, and with nothing else: no explanation and no code fence.\nAn invoice.\n${JSON.stringify(output.schema)}`,
        },
      ],
    })
  })

  it('goes another way with a schema that leads back to itself, or whose members have no names', () => {
    const node = { $ref: '#/$defs/node' }
    const recursive = { ...node, type: 'object', $defs: { node: { type: 'object', properties: { next: node } } } }
    const open = { type: 'object', additionalProperties: { type: 'number' } }
    const list = { type: 'array', items: open }
    expect([recursive, open, list].map((schema) => asked(sonnet46, {}, { output: { ...output, schema } }).outputMode)).toEqual([
      'tool',
      'tool',
      'instruction',
    ])
  })
})
