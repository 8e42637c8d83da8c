import { describe, expect, it } from 'vitest'
import { validateCount, validateRequest } from '../../support/bedrock-server/validate-request.ts'
import {
  user,
  hi,
  asked,
  spec,
  round,
  format,
  strictObject,
  point,
  png,
  pdf,
  prompt,
  haiku45,
  opus47,
  nova,
  llama,
} from '../../support/wire-samples.ts'

const refusal = (modelId: string, body: unknown): string | null => validateRequest(modelId, body)?.message ?? null

describe('validateRequest with options', () => {
  it.each<[string, string, unknown, RegExp]>([
    ['a schema that is no JSON', haiku45, format('{'), /not valid JSON/u],
    ['a schema with an open object', haiku45, format({ type: 'object' }), /additionalProperties/u],
    [
      'a schema with limits',
      haiku45,
      format({ ...strictObject, properties: { a: { type: 'integer', minimum: 1 } } }),
      /'minimum' is not supported/u,
    ],
    ['a schema that comes back to itself', haiku45, format({ ...strictObject, properties: { a: { $ref: '#' } } }), /Recursive/u],
    ['a schema where there is none', opus47, format(strictObject), /outputConfig\.textFormat/u],
    [
      'a schema with citations',
      haiku45,
      { ...format(strictObject), messages: [user({ document: { ...pdf.document, citations: { enabled: true } } }, hi)] },
      /Citations/u,
    ],
    [
      'five cache points',
      haiku45,
      { messages: [user(hi, point(), hi, point(), hi, point(), hi, point(), hi, point())] },
      /maximum of 4 blocks/u,
    ],
    ['lifetimes that grow', haiku45, { messages: [user(hi, point('1h'))], system: [hi, point()] }, /must not come after a ttl='5m'/u],
    ['a lifetime where there is but one', nova, { messages: [user(hi, point('5m'))] }, /cachePoint\.ttl/u],
    ['a cache point in the tools of Nova', nova, { ...asked, toolConfig: { tools: [spec(), point()] } }, /toolConfig\.tools\.cachePoint/u],
    ['a cache point after a document', haiku45, { messages: [user(hi, pdf, point())] }, /directly after a document/u],
    ['a cache point after a result of Nova', nova, round({}, point()), /after a toolResult/u],
    ['a cache point where nothing is cached', llama, { messages: [user(hi, point())] }, /did not allow prompt caching/u],
    ['half a guardrail', haiku45, { ...asked, guardrailConfig: { guardrailIdentifier: 'a1' } }, /must both be specified/u],
    [
      'a guardrail id with capitals',
      haiku45,
      { ...asked, guardrailConfig: { guardrailIdentifier: 'A1', guardrailVersion: '1' } },
      /regular expression/u,
    ],
    [
      'a guardrail version of zero',
      haiku45,
      { ...asked, guardrailConfig: { guardrailIdentifier: 'a1', guardrailVersion: '0' } },
      /regular expression/u,
    ],
    [
      'a guarded GIF',
      haiku45,
      { messages: [user({ guardContent: { image: { format: 'gif', source: { bytes: png } } } })] },
      /enum value set/u,
    ],
    ['empty metadata', haiku45, { ...asked, requestMetadata: {} }, /greater than or equal to 1/u],
    [
      'much metadata',
      haiku45,
      { ...asked, requestMetadata: Object.fromEntries(Array.from({ length: 17 }, (_pair, index) => [`k${index}`, ''])) },
      /less than or equal to 16/u,
    ],
    ['metadata with other letters', haiku45, { ...asked, requestMetadata: { a: 'ü' } }, /regular expression/u],
    [
      'eleven paths',
      haiku45,
      { ...asked, additionalModelResponseFieldPaths: Array.from({ length: 11 }, () => '/a') },
      /less than or equal to 10/u,
    ],
    ['a tier that nobody knows', haiku45, { ...asked, serviceTier: { type: 'gold' } }, /enum value set/u],
    ['variables without a prompt', haiku45, { ...asked, promptVariables: { a: { text: 'b' } } }, /promptVariables/u],
    ['a prompt with settings', prompt, { inferenceConfig: { maxTokens: 1 } }, /inferenceConfig field can't be used with a prompt/u],
    ['an imported model', 'arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl', asked, /doesn't support the model/u],
  ])('refuses %s', (_name, modelId, body, message) => {
    expect(refusal(modelId, body)).toMatch(message)
  })

  it('knows how a stream is guarded only of streams', () => {
    const body = { ...asked, guardrailConfig: { guardrailIdentifier: 'a1', guardrailVersion: '1', streamProcessingMode: 'sync' } }
    expect([validateRequest(haiku45, body, 'converse-stream'), validateRequest(haiku45, body, 'converse')?.message]).toEqual([
      null,
      expect.stringContaining('streamProcessingMode'),
    ])
  })
})

describe('validateCount', () => {
  it.each<[string, string, unknown, RegExp | null]>([
    ['a conversation', haiku45, { converse: asked }, null],
    ['the body of another operation', haiku45, { invokeModel: { body: 'e30=' } }, null],
    ['a profile', `us.${haiku45}`, { converse: asked }, /model identifier is invalid/u],
    ['a model that cannot count', nova, { converse: asked }, /doesn't support counting tokens/u],
    ['what does not count', haiku45, { converse: { ...asked, inferenceConfig: {} } }, /extraneous key \[inferenceConfig\]/u],
    ['a conversation that no model takes', haiku45, { converse: { messages: [user()] } }, /is empty/u],
  ])('judges %s', (_name, modelId, input, message) => {
    const told = validateCount(modelId, { input })?.message ?? null
    if (message === null) expect(told).toBeNull()
    else expect(told).toMatch(message)
  })
})
