/** Pieces of requests as they go over the wire, and models of each family. */
export const user = (...content: readonly unknown[]) => ({ role: 'user', content })
export const assistant = (...content: readonly unknown[]) => ({ role: 'assistant', content })
export const hi = { text: 'Hi' }
export const asked = { messages: [user(hi)] }
export const use = (more: object = {}) => ({ toolUse: { toolUseId: 't1', name: 'calculator', input: {}, ...more } })
export const result = (more: object = {}) => ({ toolResult: { toolUseId: 't1', content: [{ text: '42' }], ...more } })
export const spec = (more: object = {}) => ({ toolSpec: { name: 'calculator', inputSchema: { json: { type: 'object' } }, ...more } })
export const toolConfig = { tools: [spec()] }
export const round = (resultMore: object = {}, ...beside: readonly unknown[]) => ({
  messages: [user(hi), assistant(use()), user(result(resultMore), ...beside)],
  toolConfig,
})
export const thought = { reasoningContent: { reasoningText: { text: 'Hm.', signature: 's' } } }
export const fields = (additionalModelRequestFields: object, more: object = {}) => ({ ...asked, additionalModelRequestFields, ...more })
export const forced = { tools: [spec()], toolChoice: { any: {} } }
export const format = (schema: unknown) => ({
  ...asked,
  outputConfig: {
    textFormat: {
      type: 'json_schema',
      structure: { jsonSchema: { schema: typeof schema === 'string' ? schema : JSON.stringify(schema) } },
    },
  },
})
export const strictObject = { type: 'object', properties: { maximum: { type: 'string' } }, additionalProperties: false }
export const point = (ttl?: string) => ({ cachePoint: { type: 'default', ...(ttl === undefined ? {} : { ttl }) } })
export const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]).toString('base64')
export const picture = { image: { format: 'png', source: { bytes: png } } }
export const film = { video: { format: 'mp4', source: { bytes: 'AAAA' } } }
export const pdf = { document: { format: 'pdf', name: 'D', source: { bytes: Buffer.from('%PDF').toString('base64') } } }
export const prompt = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1'

export const haiku45 = 'anthropic.claude-haiku-4-5'
export const sonnet46 = 'global.anthropic.claude-sonnet-4-6'
export const opus47 = 'us.anthropic.claude-opus-4-7'
export const opus5 = 'us.anthropic.claude-opus-5'
export const opus55 = 'us.anthropic.claude-opus-5-5'
export const nova = 'amazon.nova-lite-v1:0'
export const nova2 = 'us.amazon.nova-2-lite-v1:0'
export const llama = 'us.meta.llama3-3-70b-instruct-v1:0'
export const llama4 = 'us.meta.llama4-scout-17b-instruct-v1:0'
export const mistral = 'mistral.mistral-large-3'
export const oss = 'openai.gpt-oss-120b-1:0'
export const stranger = 'acme.robot-9'
