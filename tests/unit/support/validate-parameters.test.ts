import { describe, expect, it } from 'vitest'
import { validateRequest } from '../../support/bedrock-server/validate-request.ts'
import {
  user,
  assistant,
  hi,
  asked,
  spec,
  fields,
  forced,
  strictObject,
  haiku45,
  sonnet46,
  opus47,
  opus5,
  opus55,
  nova,
  nova2,
  llama,
  oss,
} from '../../support/wire-samples.ts'

const refusal = (modelId: string, body: unknown): string | null => validateRequest(modelId, body)?.message ?? null

describe('validateRequest with parameters', () => {
  it.each<[string, string, unknown, RegExp]>([
    ['a small budget', haiku45, fields({ thinking: { type: 'enabled', budget_tokens: 1023 } }), /greater than or equal to 1024/u],
    [
      'a budget as large as the answer',
      haiku45,
      fields({ thinking: { type: 'enabled', budget_tokens: 2048 } }, { inferenceConfig: { maxTokens: 2048 } }),
      /must be greater than `thinking\.budget_tokens`/u,
    ],
    [
      'a budget from Opus 4.7 on',
      opus47,
      fields({ thinking: { type: 'enabled', budget_tokens: 2048 } }),
      /"thinking\.type\.enabled" is not supported/u,
    ],
    ['adaptive thinking on old models', haiku45, fields({ thinking: { type: 'adaptive' } }), /adaptive thinking is not supported/u],
    [
      'no thinking where it is always on',
      opus55,
      fields({ thinking: { type: 'disabled' } }),
      /"thinking\.type\.disabled" is not supported/u,
    ],
    [
      'no thinking with much effort',
      opus5,
      fields({ thinking: { type: 'disabled' }, output_config: { effort: 'max' } }),
      /effort of at most high/u,
    ],
    ['thinking between tools elsewhere', opus55, fields({ thinking: { type: 'between_tools' } }), /between_tools" is not supported/u],
    ['a style that nobody knows', haiku45, fields({ thinking: { type: 'deep' } }), /Input tag/u],
    [
      'a budget for adaptive thinking',
      opus47,
      fields({ thinking: { type: 'adaptive', budget_tokens: 2048 } }),
      /thinking\.adaptive\.budget_tokens: Extra inputs/u,
    ],
    ['an effort where there is none', haiku45, fields({ output_config: { effort: 'low' } }), /does not support the effort/u],
    ['an effort too high', sonnet46, { ...asked, outputConfig: { effort: 'xhigh' } }, /output_config\.effort: Input should be/u],
    ['a field that Claude does not know', haiku45, fields({ surprise: 1 }), /surprise: Extra inputs are not permitted/u],
    ['a field that Nova does not know', nova, fields({ top_k: 1 }), /extraneous key \[top_k\]/u],
    ['a field that OpenAI does not know', oss, fields({ top_k: 1 }), /extraneous key \[top_k\]/u],
    ['thinking for Llama', llama, fields({ thinking: { type: 'adaptive' } }), /extraneous key \[thinking\]/u],
    ['an effort off for gpt-oss', oss, fields({ reasoning_effort: 'none' }), /reasoning_effort: Input should be/u],
    [
      'a length with much reasoning of Nova 2',
      nova2,
      fields({ reasoningConfig: { type: 'enabled', maxReasoningEffort: 'high' } }, { inferenceConfig: { maxTokens: 9 } }),
      /must be unset/u,
    ],
    ['temperature from Opus 4.7 on', opus47, { ...asked, inferenceConfig: { temperature: 1 } }, /temperature is deprecated/u],
    ['top-k from Opus 4.7 on', opus47, fields({ top_k: 1 }), /top_k is deprecated/u],
    ['temperature with top-p', haiku45, { ...asked, inferenceConfig: { temperature: 1, topP: 1 } }, /cannot both be specified/u],
    [
      'a low temperature with thinking',
      sonnet46,
      fields({ thinking: { type: 'adaptive' } }, { inferenceConfig: { temperature: 0.5 } }),
      /may only be set to 1/u,
    ],
    ['a low top-p with thinking', sonnet46, fields({ thinking: { type: 'adaptive' } }, { inferenceConfig: { topP: 0.5 } }), /0\.95/u],
    ['top-k with thinking', sonnet46, fields({ thinking: { type: 'adaptive' }, top_k: 3 }), /`top_k` must be unset/u],
    [
      'a forced tool with thinking',
      sonnet46,
      fields({ thinking: { type: 'adaptive' } }, { toolConfig: forced }),
      /Thinking may not be enabled/u,
    ],
    ['a forced tool where thinking is on unasked', opus5, { ...asked, toolConfig: forced }, /Thinking may not be enabled/u],
    [
      'a forced tool where it is always on',
      opus55,
      { ...asked, toolConfig: forced },
      /tool_choice: type "tool" and "any" are not supported/u,
    ],
    ['a forced tool for Llama', llama, { ...asked, toolConfig: forced }, /toolChoice\.any/u],
    [
      'a choice of no tool',
      haiku45,
      { ...asked, toolConfig: { tools: [spec()], toolChoice: { tool: { name: 'other' } } } },
      /not found in provided tools/u,
    ],
    ['a system tool elsewhere', haiku45, { ...asked, toolConfig: { tools: [{ systemTool: { name: 'nova_grounding' } }] } }, /systemTool/u],
    ['strict tools without that', nova, { ...asked, toolConfig: { tools: [spec({ strict: true })] } }, /strict/u],
    [
      'many strict tools',
      haiku45,
      {
        ...asked,
        toolConfig: {
          tools: Array.from({ length: 21 }, (_tool, index) =>
            spec({ name: `t${index}`, strict: true, inputSchema: { json: strictObject } }),
          ),
        },
      },
      /Too many strict tools/u,
    ],
    [
      'an answer longer than the model gives',
      haiku45,
      { ...asked, inferenceConfig: { maxTokens: 64_001 } },
      /exceeds the model limit of 64000/u,
    ],
    [
      'many stop sequences',
      haiku45,
      { ...asked, inferenceConfig: { stopSequences: Array.from({ length: 2501 }, () => 'a') } },
      /less than or equal to 2500/u,
    ],
    ['an empty stop sequence', haiku45, { ...asked, inferenceConfig: { stopSequences: [''] } }, /greater than or equal to 1/u],
    ['an answer to go on with that ends in a space', haiku45, { messages: [user(hi), assistant({ text: 'a ' })] }, /trailing whitespace/u],
  ])('refuses %s', (_name, modelId, body, message) => {
    expect(refusal(modelId, body)).toMatch(message)
  })
})
