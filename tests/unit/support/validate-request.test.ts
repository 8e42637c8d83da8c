import { describe, expect, it } from 'vitest'
import { validateAuthorization, validateRequest } from '../../support/bedrock-server/validate-request.ts'

const pdf = Buffer.from('%PDF-1.7').toString('base64')
const document = (more: object = {}) => ({ document: { format: 'pdf', name: 'Report', source: { bytes: pdf }, ...more } })
const user = (...content: readonly unknown[]) => ({ role: 'user', content })
const assistant = (...content: readonly unknown[]) => ({ role: 'assistant', content })
const hi = { text: 'Hi' }
const use = (toolUseId = 't1', name = 'calculator') => ({ toolUse: { toolUseId, name, input: {} } })
const result = (toolUseId = 't1') => ({ toolResult: { toolUseId, content: [{ text: '42' }] } })
const tool = (more: object = {}) => ({
  toolSpec: { name: 'calculator', description: 'x', inputSchema: { json: { type: 'object' } }, ...more },
})
const toolConfig = { tools: [tool()] }
const claude = 'global.anthropic.claude-sonnet-4-6'
const refusal = (body: unknown, modelId = claude): string | null => validateRequest(modelId, body)?.message ?? null

describe('validateRequest', () => {
  it.each<[string, unknown]>([
    ['a question', { messages: [user(hi)] }],
    [
      'a document with a question',
      { messages: [user(document(), hi)], system: [{ text: 'Be brief.' }], inferenceConfig: { maxTokens: 1, temperature: 1 } },
    ],
    ['a tool round', { messages: [user(hi), assistant(use()), user(result(), hi)], toolConfig }],
    [
      'signed reasoning',
      { messages: [user(hi), assistant({ reasoningContent: { reasoningText: { text: '', signature: 's' } } }, hi), user(hi)] },
    ],
  ])('takes %s', (_name, body) => {
    expect(refusal(body)).toBeNull()
  })

  it.each<[string, unknown, RegExp, string?]>([
    ['a model id with spaces', { messages: [user(hi)] }, /failed to satisfy constraint/u, 'no such model'],
    ['a model id without a provider', { messages: [user(hi)] }, /model identifier is invalid/u, 'claude'],
    ['no messages', { messages: [] }, /at least one message/u],
    ['an unknown field', { messages: [user({ text: 'Hi', cache: true })] }, /extraneous key \[cache\]/u],
    ['an unknown field at the top', { messages: [user(hi)], topK: 1 }, /extraneous key \[topK\]/u],
    ['two members of a union', { messages: [user({ text: 'Hi', toolUse: use().toolUse })] }, /exactly one member/u],
    ['an empty union', { messages: [user({})] }, /exactly one member/u],
    ['an unknown role', { messages: [{ role: 'tool', content: [hi] }] }, /enum value set/u],
    ['an answer first', { messages: [assistant(hi), user(hi)] }, /must start with a user message/u, 'amazon.nova-pro-v1:0'],
    ['an answer last', { messages: [user(hi), assistant(hi)] }, /must end with a user message/u],
    ['two questions in a row', { messages: [user(hi), user(hi)] }, /roles must alternate/u],
    ['an empty message', { messages: [user()] }, /content field in the Message object at messages\.0 is empty/u],
    ['blank text', { messages: [user({ text: ' \n' })] }, /ContentBlock object at messages\.0\.content\.0 is blank/u],
    ['empty system text', { messages: [user(hi)], system: [{ text: '' }] }, /greater than or equal to 1/u],
    ['a dot in a document name', { messages: [user(document({ name: 'report.pdf' }), hi)] }, /can only contain alphanumeric/u],
    ['an underscore in a document name', { messages: [user(document({ name: 'a_b' }), hi)] }, /can only contain alphanumeric/u],
    ['two spaces in a document name', { messages: [user(document({ name: 'a  b' }), hi)] }, /more than one consecutive whitespace/u],
    ['a long document name', { messages: [user(document({ name: 'a'.repeat(201) }), hi)] }, /less than or equal to 200/u],
    ['an empty document name', { messages: [user(document({ name: '' }), hi)] }, /greater than or equal to 1/u],
    ['one document name twice', { messages: [user(document(), document(), hi)] }, /must be unique/u],
    ['six documents', { messages: [user(...[1, 2, 3, 4, 5, 6].map((n) => document({ name: `D${n}` })), hi)] }, /up to 5 documents/u],
    ['a document without text', { messages: [user(document())] }, /text block must accompany/u],
    ['a document in an answer', { messages: [user(hi), assistant(document(), hi), user(hi)] }, /assistant role can't contain/u],
    ['a PDF that is none', { messages: [user(document({ source: { bytes: 'aGVsbG8=' } }), hi)] }, /PDF specified was not valid/u],
    ['bytes that are no base64', { messages: [user(document({ source: { bytes: '%%' } }), hi)] }, /source\/bytes/u],
    [
      'a large text document',
      { messages: [user(document({ format: 'txt', source: { bytes: Buffer.alloc(5 * 1024 * 1024).toString('base64') } }), hi)] },
      /limit of 4\.5 MB/u,
    ],
    ['documents for Qwen', { messages: [user(document(), hi)] }, /doesn't support documents/u, 'qwen.qwen3-32b-v1:0'],
    ['an image that is none', { messages: [user({ image: { format: 'png', source: { bytes: pdf } } }, hi)] }, /Could not process image/u],
    ['tool blocks without tools', { messages: [user(hi), assistant(use()), user(result())] }, /toolConfig field must be defined/u],
    ['an empty list of tools', { messages: [user(hi)], toolConfig: { tools: [] } }, /greater than or equal to 1/u],
    [
      'an empty tool description',
      { messages: [user(hi)], toolConfig: { tools: [tool({ description: '' })] } },
      /greater than or equal to 1/u,
    ],
    ['a tool name with a dot', { messages: [user(hi)], toolConfig: { tools: [tool({ name: 'a.b' })] } }, /regular expression pattern/u],
    [
      'a tool id with a space',
      { messages: [user(hi), assistant(use('a b')), user(result('a b'))], toolConfig },
      /regular expression pattern/u,
    ],
    [
      'a long tool id for Mistral',
      { messages: [user(hi), assistant(use()), user(result())], toolConfig },
      /length of 9/u,
      'mistral.mistral-large-3',
    ],
    [
      'a call without a result',
      { messages: [user(hi), assistant(use()), user(hi)], toolConfig },
      /Expected toolResult blocks at messages\.2\.content/u,
    ],
    [
      'a result without a call',
      { messages: [user(hi), assistant(hi), user(result())], toolConfig },
      /exceeds the number of toolUse blocks/u,
    ],
    [
      'text beside results for Llama',
      { messages: [user(hi), assistant(use()), user(result(), hi)], toolConfig },
      /same turn/u,
      'us.meta.llama4-scout-17b-instruct-v1:0',
    ],
    [
      'unsigned reasoning',
      { messages: [user(hi), assistant({ reasoningContent: { reasoningText: { text: 'x' } } }, hi), user(hi)] },
      /signature: Field required/u,
    ],
    ['no tokens', { messages: [user(hi)], inferenceConfig: { maxTokens: 0 } }, /greater than or equal to 1/u],
    ['a temperature above one', { messages: [user(hi)], inferenceConfig: { temperature: 1.5 } }, /less than or equal to 1/u],
    ['something that is no request', null, /./u],
  ])('refuses %s', (_name, body, message, modelId) => {
    expect(refusal(body, modelId)).toMatch(message)
  })
})

describe('validateAuthorization', () => {
  it('takes a signature, and refuses none, an API key and another form', () => {
    const signed = `AWS4-HMAC-SHA256 Credential=AKIA/20261121/eu-west-1/bedrock/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'a'.repeat(64)}`
    expect(
      [signed, undefined, 'Bearer key', 'Basic x'].map((authorization) => validateAuthorization({ authorization })?.type ?? null),
    ).toEqual([null, 'MissingAuthenticationTokenException', 'AccessDeniedException', 'IncompleteSignatureException'])
  })
})
