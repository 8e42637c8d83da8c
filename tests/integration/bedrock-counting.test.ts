import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LearnedRule } from '../../src/main/bedrock/model-rules.ts'
import { createLearnedRules } from '../../src/main/bedrock/learned-rules.ts'
import { openBedrock, type Bedrock } from '../../src/main/bedrock/open-bedrock.ts'
import { createDemoHandler } from '../../src/main/demo/demo-handler.ts'
import { connectionTo, neverAborted, patientTimeouts, question } from '../support/bedrock-questions.ts'
import { invalid } from '../support/bedrock-server/rejection.ts'
import { startBedrockServer, type BedrockServer } from '../support/bedrock-server/server.ts'
import { collectReply } from '../support/collect-reply.ts'
import { directRoute } from '../support/find-route.ts'
import { robot } from '../support/known-lessons.ts'

let server: BedrockServer
let bedrock: Bedrock
const remembered = new Map<string, LearnedRule>()

beforeAll(async () => {
  server = await startBedrockServer()
  bedrock = openBedrock({
    demoHandler: () => Promise.resolve(createDemoHandler({ chunksPerSecond: 0 })),
    findRoute: directRoute(),
    learnedRules: createLearnedRules({
      read: (modelId) => remembered.get(modelId) ?? null,
      write: (modelId, rule) => remembered.set(modelId, rule),
    }),
  })
})
afterAll(async () => {
  await server.close()
})

describe('countTokens', () => {
  const claude = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0'
  const count = (modelId: string) =>
    bedrock.countTokens(connectionTo(server.url), question('How long?', { modelId }), 'service', neverAborted)

  it('gives the count of the service by the base id, and an estimate where there is none', async () => {
    const counted = await count(claude)
    server.script({ type: 'refusal', rejection: invalid("The provided model doesn't support counting tokens.") }, 'count-tokens')
    const before = server.requests.length
    const estimates = [await count(robot), await count(robot)]
    expect([counted.isEstimate, estimates.map(({ isEstimate }) => isEstimate), server.requests.length - before]).toEqual([
      false,
      [true, true],
      1,
    ])
  })

  it('keeps the request here when it is told to', async () => {
    const before = server.requests.length
    const counted = await bedrock.countTokens(
      connectionTo(server.url),
      question('How long?', { modelId: claude }),
      'estimate',
      neverAborted,
    )
    expect([counted.isEstimate, server.requests.length - before]).toEqual([true, 0])
  })

  it('sends no large file to be counted', async () => {
    const request = question('How long?', { modelId: claude })
    const bytes = new Uint8Array(1_000_001).fill(97)
    const attachment = { kind: 'text', name: 'long.txt', mediaType: 'text/plain', bytes, pages: ['a'] } as const
    const [message] = request.messages
    if (message === undefined) throw new Error('No message')
    const withFile = { ...message, parts: [...message.parts, { type: 'attachment', attachment } as const] }
    const before = server.requests.length
    const counted = await bedrock.countTokens(connectionTo(server.url), { ...request, messages: [withFile] }, 'service', neverAborted)
    expect([counted.isEstimate, server.requests.length - before]).toEqual([true, 0])
  })

  it('estimates closer to what the model has really taken', async () => {
    const before = await count(robot)
    await collectReply(
      bedrock.streamReply(connectionTo(server.url), question('How long?', { modelId: robot }), patientTimeouts, neverAborted),
    )
    expect((await count(robot)).inputTokens).not.toBe(before.inputTokens)
  })
})
