import { createHash } from 'node:crypto'
import type { Exchange } from '../../../src/main/bedrock/reply-event.ts'
import type { JsonValue } from '../../../src/shared/json.ts'

type Sent = Pick<Exchange, 'operation' | 'modelId' | 'request'>

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const smallBytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255])
export const largeBytes = Buffer.concat([
  Buffer.from('%PDF-1.4\n'),
  Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7) % 256)),
  Buffer.from('\n%%EOF\n'),
])
export const largeHash = hashOf(largeBytes)

const small: JsonValue = { $bytes: { sha256: hashOf(smallBytes), sizeBytes: smallBytes.byteLength, base64: smallBytes.toString('base64') } }
const large: JsonValue = { $bytes: { sha256: largeHash, sizeBytes: largeBytes.byteLength } }

/** Everything that a text can do to a program. */
const hostile = `'single' "double" \`tick\` \${dollar} $(command) \\ back\nnew line\r\ttab \u0000 \u2028 😀 #{x} %s """ ''' EOF\nEND_OF_REQUEST\n<<'END_OF_REQUEST' // # --`

const schema: JsonValue = {
  type: 'object',
  properties: {
    expression: { type: 'string', description: hostile },
    exact: { type: 'boolean', default: true },
    unit: { enum: [null, 'mm'] },
  },
  required: ['expression'],
}

const answerSchema: JsonValue = { type: 'object', properties: { sum: { type: 'number' } }, required: ['sum'], additionalProperties: false }

const sonnet = 'eu.anthropic.claude-sonnet-4-6'

/** One request for each kind of conversation, as they are kept. */
export const sentRequests: Readonly<Record<string, Sent>> = {
  'one question': {
    operation: 'ConverseStream',
    modelId: sonnet,
    request: {
      messages: [{ role: 'user', content: [{ text: hostile }] }],
      inferenceConfig: { maxTokens: 4096, temperature: 0.25, stopSequences: ['###', hostile] },
    },
  },
  'a conversation of texts, not streamed': {
    operation: 'Converse',
    modelId: 'amazon.nova-lite-v1:0',
    request: {
      messages: [
        { role: 'user', content: [{ text: 'Name a stone.' }, { text: 'A hard one.' }] },
        { role: 'assistant', content: [{ text: hostile }] },
        { role: 'user', content: [{ text: 'And a soft one?' }] },
      ],
      system: [{ text: hostile }],
      inferenceConfig: { maxTokens: 100, topP: 1 },
      additionalModelRequestFields: { inferenceConfig: { topK: 20 } },
      additionalModelResponseFieldPaths: ['/stop_sequence'],
      requestMetadata: { project: 'stones' },
      performanceConfig: { latency: 'optimized' },
      serviceTier: { type: 'flex' },
    },
  },
  'files, tools, reasoning, cache points and a guardrail': {
    operation: 'ConverseStream',
    modelId: sonnet,
    request: {
      messages: [
        {
          role: 'user',
          content: [
            { text: 'What is in it?' },
            { document: { format: 'pdf', name: 'Document 1', source: { bytes: large } } },
            { image: { format: 'png', source: { bytes: small } } },
            { cachePoint: { type: 'default', ttl: '5m' } },
          ],
        },
        {
          role: 'assistant',
          content: [
            { reasoningContent: { reasoningText: { text: 'Let me see.', signature: 'c2lnbmF0dXJl' } } },
            {
              toolUse: {
                toolUseId: 'tool_1',
                name: 'calculator',
                input: { expression: '1 + 1', exact: false, unit: null, deep: [[], {}, [1, 2.5e-7]] },
              },
            },
          ],
        },
        {
          role: 'user',
          content: [
            { toolResult: { toolUseId: 'tool_1', content: [{ text: '2' }, { json: { value: 2 } }], status: 'success' } },
            { guardContent: { text: { text: hostile, qualifiers: ['guard_content'] } } },
          ],
        },
      ],
      system: [{ text: 'You are a geologist.' }, { cachePoint: { type: 'default', ttl: '1h' } }],
      inferenceConfig: { maxTokens: 8192 },
      toolConfig: {
        tools: [
          { toolSpec: { name: 'calculator', description: 'Reckons.', inputSchema: { json: schema } } },
          { cachePoint: { type: 'default', ttl: '1h' } },
        ],
        toolChoice: { auto: {} },
      },
      guardrailConfig: { guardrailIdentifier: 'abc123', guardrailVersion: 'DRAFT', trace: 'enabled_full', streamProcessingMode: 'async' },
      additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: 4096 } },
      outputConfig: {
        textFormat: { type: 'json_schema', structure: { jsonSchema: { name: 'answer', schema: JSON.stringify(answerSchema) } } },
      },
    },
  },
}
