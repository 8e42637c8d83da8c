import { describe, expect, it } from 'vitest'
import { validateRequest } from '../../support/bedrock-server/validate-request.ts'
import {
  user,
  assistant,
  hi,
  asked,
  use,
  result,
  spec,
  toolConfig,
  round,
  thought,
  fields,
  forced,
  format,
  strictObject,
  point,
  picture,
  film,
  prompt,
  haiku45,
  sonnet46,
  opus47,
  opus5,
  opus55,
  nova,
  nova2,
  mistral,
  oss,
  stranger,
} from '../../support/wire-samples.ts'

const refusal = (modelId: string, body: unknown): string | null => validateRequest(modelId, body)?.message ?? null

describe('validateRequest', () => {
  it.each<[string, string, unknown]>([
    [
      'a budget',
      haiku45,
      fields({ thinking: { type: 'enabled', budget_tokens: 1024 } }, { inferenceConfig: { maxTokens: 2048, temperature: 1 } }),
    ],
    [
      'adaptive thinking with an effort',
      opus47,
      fields({ thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort: 'xhigh' } }),
    ],
    ['the effort of the request', opus47, { ...asked, outputConfig: { effort: 'max' } }],
    ['no thinking', opus5, fields({ thinking: { type: 'disabled' } }, { toolConfig: forced })],
    ['top-k of Claude', haiku45, fields({ top_k: 40 })],
    ['top-k of Nova', nova, fields({ inferenceConfig: { topK: 40 } })],
    [
      'reasoning of Nova 2',
      nova2,
      fields({ reasoningConfig: { type: 'enabled', maxReasoningEffort: 'low' } }, { inferenceConfig: { maxTokens: 100 } }),
    ],
    ['an effort of gpt-oss', oss, fields({ reasoning_effort: 'low' })],
    [
      'anything of a model that nobody knows',
      stranger,
      { ...fields({ anything: 1 }), system: [hi, point('1h')], messages: [user(film, hi)] },
    ],
    ['a schema with names like keywords', haiku45, format(strictObject)],
    [
      'four cache points whose lifetimes fall',
      haiku45,
      {
        messages: [user(hi, point('5m')), assistant(hi, point()), user(hi)],
        system: [hi, point('1h')],
        toolConfig: { tools: [spec(), point('1h')] },
      },
    ],
    ['cache points of Nova', nova, { messages: [user(hi, point())], system: [hi, point()] }],
    [
      'a guardrail with its content',
      haiku45,
      {
        messages: [user({ guardContent: { text: { text: 'Hi', qualifiers: ['query'] } } }, { guardContent: picture })],
        system: [{ guardContent: { text: { text: 'Be kind' } } }],
        guardrailConfig: { guardrailIdentifier: 'a1', guardrailVersion: 'DRAFT', trace: 'enabled_full', streamProcessingMode: 'async' },
      },
    ],
    [
      'all that surrounds a request',
      haiku45,
      {
        ...asked,
        requestMetadata: { 'a b': 'x-1.0' },
        performanceConfig: { latency: 'optimized' },
        serviceTier: { type: 'flex' },
        additionalModelResponseFieldPaths: ['/stop_sequence'],
        inferenceConfig: { stopSequences: ['END'] },
      },
    ],
    ['a prompt with its variables alone', prompt, { promptVariables: { topic: { text: 'rain' } } }],
    [
      'citations, search results and video where they can be had',
      nova,
      {
        messages: [
          user(film, hi),
          assistant({ citationsContent: { content: [hi], citations: [{ location: { web: { url: 'https://example.org' } } }] } }),
          user(hi),
        ],
      },
    ],
    [
      'a server tool of Nova 2',
      nova2,
      {
        messages: [user(hi), assistant(use({ type: 'server_tool_use' }), result({ type: 'x' }), hi), user(hi)],
        toolConfig: { tools: [{ systemTool: { name: 'nova_code_interpreter' } }] },
      },
    ],
    [
      'system text and a tool in the middle',
      opus55,
      {
        messages: [
          user(hi),
          assistant(hi),
          { role: 'system', content: [hi, { toolAddition: { tool: { name: 'calculator' } } }] },
          user(hi),
        ],
        toolConfig,
      },
    ],
    ['an answer to go on with', haiku45, { messages: [user(hi), assistant(hi)] }],
    [
      'a tool round that began with its reasoning',
      haiku45,
      {
        ...fields({ thinking: { type: 'enabled', budget_tokens: 2000 } }),
        messages: [user(hi), assistant(thought, use()), user(result())],
        toolConfig,
      },
    ],
    ['an adaptive tool round without reasoning', sonnet46, { ...fields({ thinking: { type: 'adaptive' } }), ...round() }],
    [
      'JSON of any kind in a result of Mistral',
      mistral,
      {
        messages: [
          user(hi),
          assistant(use({ toolUseId: 'abcdef123' })),
          user(result({ toolUseId: 'abcdef123', content: [{ json: [1] }] })),
        ],
        toolConfig,
      },
    ],
  ])('takes %s', (_name, modelId, body) => {
    expect(refusal(modelId, body)).toBeNull()
  })
})
