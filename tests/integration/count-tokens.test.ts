import { BedrockRuntimeClient, type ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, it, onTestFinished } from 'vitest'
import { countTokens } from '../../src/main/bedrock/count-tokens.ts'
import { calibrationOf, estimateTokens } from '../../src/main/bedrock/estimate-tokens.ts'
import { refusedWith, unsupported } from '../support/bedrock-server/refusal-scripts.ts'
import { startBedrockServer, type BedrockServer } from '../support/bedrock-server/server.ts'
import { directRoute } from '../support/find-route.ts'

const signal = new AbortController().signal
const sonnet = 'anthropic.claude-sonnet-4-5-20250929-v1:0'

const start = async (): Promise<{ server: BedrockServer; client: BedrockRuntimeClient }> => {
  const server = await startBedrockServer()
  onTestFinished(server.close)
  const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
  const { requestHandler } = await directRoute()()
  const client = new BedrockRuntimeClient({ region: 'us-east-1', endpoint: server.url, credentials, requestHandler, maxAttempts: 1 })
  onTestFinished(() => client.destroy())
  return { server, client }
}

const input = (text: string): ConverseStreamCommandInput => ({
  modelId: `global.${sonnet}`,
  system: [{ text: 'Be brief.' }],
  messages: [{ role: 'user', content: [{ text }] }],
  toolConfig: { tools: [{ toolSpec: { name: 'calculator', inputSchema: { json: { type: 'object' } } } }] },
  inferenceConfig: { maxTokens: 4096, temperature: 0.2 },
  additionalModelRequestFields: { top_k: 40 },
  requestMetadata: { team: 'legal' },
  guardrailConfig: { guardrailIdentifier: 'a1b2c3', guardrailVersion: '1', streamProcessingMode: 'async' },
})

describe('countTokens', () => {
  it('asks with the base id for what counts, and for nothing else', async () => {
    const { server, client } = await start()
    const counted = await countTokens(client, input('How many?'), sonnet, signal)
    expect([counted, server.requests.map(({ operation, modelId, body }) => [operation, modelId, body])]).toEqual([
      30,
      [
        [
          'count-tokens',
          sonnet,
          {
            input: {
              converse: {
                system: [{ text: 'Be brief.' }],
                messages: [{ role: 'user', content: [{ text: 'How many?' }] }],
                toolConfig: { tools: [{ toolSpec: { name: 'calculator', inputSchema: { json: { type: 'object' } } } }] },
                additionalModelRequestFields: { top_k: 40 },
              },
            },
          },
        ],
      ],
    ])
  })

  it.each([
    [`global.${sonnet}`, 'The provided model identifier is invalid.'],
    ['anthropic.claude-sonnet-5-5', "The provided model doesn't support counting tokens."],
    ['amazon.nova-lite-v1:0', "The provided model doesn't support counting tokens."],
  ])('throws what the service says for %s', async (modelId, message) => {
    const { client } = await start()
    await expect(countTokens(client, input('Hi'), modelId, signal)).rejects.toMatchObject({ name: 'ValidationException', message })
  })

  it('throws a scripted refusal', async () => {
    const { server, client } = await start()
    server.script(refusedWith(unsupported.countTokens), 'count-tokens')
    await expect(countTokens(client, input('Hi'), sonnet, signal)).rejects.toMatchObject({ message: unsupported.countTokens })
  })

  it('is met by the estimate once that was calibrated with real answers', async () => {
    const { client } = await start()
    const texts = [40, 400, 1200].map((words) => input('Several words to count. '.repeat(words)))
    const samples = await Promise.all(
      texts.map(async (text) => ({ estimated: estimateTokens(text, 1), actual: await countTokens(client, text, sonnet, signal) })),
    )
    const asked = input('A question of quite another length, which nobody has counted. '.repeat(300))
    const actual = await countTokens(client, asked, sonnet, signal)
    const calibrated = estimateTokens(asked, calibrationOf(samples))
    expect(Math.abs(calibrated - actual) / actual).toBeLessThan(0.1)
  })
})
