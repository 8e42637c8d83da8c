import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../../src/main/bedrock/build-request.ts'
import { modelRule } from '../../../../src/main/bedrock/model-rules.ts'
import type { ReplyRequest, RequestMessage } from '../../../../src/main/bedrock/reply-request.ts'
import { messageIdSchema } from '../../../../src/shared/ids.ts'
import { defaultCaching, type InferenceSettings } from '../../../../src/shared/inference.ts'
import { calculator, question } from '../../../support/bedrock-questions.ts'

const sonnet46 = 'global.anthropic.claude-sonnet-4-6'
const opus5 = 'us.anthropic.claude-opus-5'
const novaPro = 'amazon.nova-pro-v1:0'
const promptArn = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1'

const built = (modelId: string, settings: Partial<InferenceSettings>, more: Partial<Omit<ReplyRequest, 'settings'>> = {}) => {
  const { input, adjustments, outputMode, isStreamed } = buildRequest(question('Hi', { modelId, settings, ...more }))
  const { messages: _messages, system: _system, modelId: _id, ...rest } = input
  return { ...rest, adjustments, outputMode, isStreamed }
}
const plain = { adjustments: [], outputMode: null, isStreamed: true }
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
      prefixHash: null,
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

  it('leaves out stop sequences that Claude would refuse, and says so', () => {
    const settings = { stopSequences: ['\n\n', 'END'] }
    expect(
      [sonnet46, novaPro]
        .map((modelId) => built(modelId, settings))
        .map(({ inferenceConfig, adjustments }) => [inferenceConfig, adjustments]),
    ).toEqual([
      [{ maxTokens: 500, stopSequences: ['END'] }, ['stop-sequences-left-out']],
      [{ maxTokens: 500, stopSequences: ['\n\n', 'END'] }, []],
    ])
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
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
    const gif = new TextEncoder().encode('GIF89a')
    const picture = (name: string, mediaType: string, bytes: Uint8Array) =>
      ({ type: 'attachment', attachment: { kind: 'image', name, mediaType, bytes, pages: [] } }) as const
    const messages = [
      newMessage(0, 'user', [{ type: 'text', text: 'One' }]),
      newMessage(1, 'assistant', [{ type: 'text', text: 'Two' }]),
      newMessage(2, 'user', [{ type: 'text', text: 'Three' }, picture('a.png', 'image/png', png), picture('b.gif', 'image/gif', gif)]),
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
          { guardContent: { image: { format: 'png', source: { bytes: png } } } },
          { image: { format: 'gif', source: { bytes: gif } } },
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

  it('names the tools that the service ran itself, beside those that are offered', () => {
    const modelId = 'us.amazon.nova-2-lite-v1:0'
    const origin = { modelId, prefixHash: '' }
    const messages = [
      newMessage(1, 'user', [{ type: 'text', text: 'Who won?' }]),
      {
        ...newMessage(2, 'assistant', [
          { type: 'tool-call', toolUseId: 's1', name: 'nova_grounding', inputText: '{}', input: {}, outcome: null, server: true },
          { type: 'tool-result', toolUseId: 's1', resultType: null, isError: false, content: [{ type: 'text', text: 'Found.' }] },
        ]),
        origin,
      },
      newMessage(3, 'user', [{ type: 'text', text: 'And?' }]),
    ]
    const grounding = { systemTool: { name: 'nova_grounding' } }
    expect([built(modelId, {}, { messages }).toolConfig, built(modelId, {}, { messages, tools: [calculator] }).toolConfig]).toEqual([
      { tools: [grounding] },
      { tools: [tool, grounding] },
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
