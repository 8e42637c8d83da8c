import { describe, expect, it } from 'vitest'
import { validateRequest } from '../../support/bedrock-server/validate-request.ts'
import {
  user,
  assistant,
  hi,
  use,
  result,
  toolConfig,
  round,
  thought,
  fields,
  picture,
  film,
  pdf,
  haiku45,
  nova,
  nova2,
  llama,
  llama4,
  mistral,
} from '../../support/wire-samples.ts'

const refusal = (modelId: string, body: unknown): string | null => validateRequest(modelId, body)?.message ?? null

describe('validateRequest with blocks', () => {
  it.each<[string, string, unknown, RegExp]>([
    ['two films', nova, { messages: [user(film, film, hi)] }, /up to 1 video/u],
    ['a film for Claude', haiku45, { messages: [user(film, hi)] }, /support the video/u],
    ['sound for Nova', nova, { messages: [user({ audio: { format: 'mp3', source: { bytes: 'AAAA' } } }, hi)] }, /support the audio/u],
    [
      'a bucket for Claude',
      haiku45,
      { messages: [user({ image: { format: 'png', source: { s3Location: { uri: 's3://bucket/a.png' } } } }, hi)] },
      /s3Location/u,
    ],
    [
      'a search result for Llama',
      llama,
      { messages: [user({ searchResult: { source: 's', title: 't', content: [hi] } }, hi)] },
      /searchResult/u,
    ],
    [
      'citations for Llama',
      llama,
      { messages: [user(hi), assistant({ citationsContent: { content: [hi] } }), user(hi)] },
      /citationsContent/u,
    ],
    ['a call in a question', haiku45, { messages: [user(use())], toolConfig }, /assistant role/u],
    [
      'input that is no object',
      haiku45,
      { messages: [user(hi), assistant(use({ input: [1] })), user(result())], toolConfig },
      /Provide a json object/u,
    ],
    ['a result that is no object', haiku45, round({ content: [{ json: [1] }] }), /Provide a json object/u],
    ['a blank result for Claude', haiku45, round({ content: [{ text: ' ' }] }), /toolResult\.content\.0 is blank/u],
    [
      'an image in a result of Mistral',
      mistral,
      {
        messages: [user(hi), assistant(use({ toolUseId: 'abcdef123' })), user(result({ toolUseId: 'abcdef123', content: [picture] }))],
        toolConfig,
      },
      /toolResult\.content\.image/u,
    ],
    ['a status for Writer', 'writer.palmyra-x5-v1:0', round({ status: 'error' }), /status field/u],
    ['an empty result for Nemotron', 'nvidia.nemotron-nano-9b-v2', round({ content: [] }), /is empty/u],
    ['two results of one call', haiku45, round({}, result()), /multiple `tool_result` blocks/u],
    [
      'text before results',
      haiku45,
      { messages: [user(hi), assistant(use()), user(hi, result())], toolConfig },
      /without `tool_result` blocks immediately after/u,
    ],
    ['a document beside results for Claude', haiku45, round({}, pdf, hi), /same turn/u],
    [
      'a server tool elsewhere',
      haiku45,
      { messages: [user(hi), assistant(use({ type: 'server_tool_use' }), result()), user(hi)], toolConfig },
      /toolUse\.type/u,
    ],
    [
      'a server tool without its result',
      nova2,
      { messages: [user(hi), assistant(use({ type: 'server_tool_use' }), hi), user(hi)], toolConfig },
      /same assistant message/u,
    ],
    [
      'system text in the middle for old models',
      haiku45,
      { messages: [user(hi), assistant(hi), { role: 'system', content: [hi] }, user(hi)] },
      /Unexpected role "system"/u,
    ],
    [
      'tools that come later for old models',
      haiku45,
      { messages: [user(hi, { toolAddition: { tool: { name: 'calculator' } } })], toolConfig },
      /toolAddition/u,
    ],
    [
      'a budget in a tool round that did not begin with reasoning',
      haiku45,
      { ...fields({ thinking: { type: 'enabled', budget_tokens: 2000 } }), ...round() },
      /Expected `thinking` or `redacted_thinking`, but found `tool_use`/u,
    ],
    ['reasoning of another family', llama4, { messages: [user(hi), assistant(thought, hi), user(hi)] }, /reasoningContent/u],
    ['images for models that are blind', llama, { messages: [user(picture, hi)] }, /image field/u],
  ])('refuses %s', (_name, modelId, body, message) => {
    expect(refusal(modelId, body)).toMatch(message)
  })
})
