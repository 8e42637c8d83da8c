import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../../src/main/bedrock/build-request.ts'
import type { ReplyRequest } from '../../../../src/main/bedrock/reply-request.ts'
import { defaultInference, type InferenceSettings, type OutputSchema } from '../../../../src/shared/inference.ts'
import { calculator, question } from '../../../support/bedrock-questions.ts'

const sonnet46 = 'global.anthropic.claude-sonnet-4-6'
const opus5 = 'us.anthropic.claude-opus-5'
const novaPro = 'amazon.nova-pro-v1:0'
const tool = {
  toolSpec: { name: 'calculator', description: 'Calculates.', inputSchema: { json: calculator.inputSchema } },
}
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

describe('outputRequest, in a request', () => {
  const asked = (modelId: string, settings: Partial<InferenceSettings> = {}, more: Partial<Omit<ReplyRequest, 'settings'>> = {}) => {
    const { input, outputMode } = buildRequest(question('Hi', { modelId, settings, output, ...more }))
    const { outputConfig, toolConfig, messages } = input
    return { outputMode, outputConfig, toolConfig, said: messages?.at(-1)?.content }
  }

  it('has the service hold the model to it where it can', () => {
    expect(asked(sonnet46, { reasoning: { ...defaultInference.reasoning, mode: 'on' } })).toEqual({
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
