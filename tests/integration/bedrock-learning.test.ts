import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { learnedRuleSchema, type LearnedRule } from '../../src/main/bedrock/model-rules.ts'
import { createLearnedRules } from '../../src/main/bedrock/learned-rules.ts'
import { openBedrock, type Bedrock } from '../../src/main/bedrock/open-bedrock.ts'
import type { RequestMessage } from '../../src/main/bedrock/reply-request.ts'
import { createDemoHandler } from '../../src/main/demo/demo-handler.ts'
import { messageIdSchema } from '../../src/shared/ids.ts'
import { defaultInference } from '../../src/shared/inference.ts'
import { calculator, connectionTo, neverAborted, patientTimeouts, question } from '../support/bedrock-questions.ts'
import { invalid } from '../support/bedrock-server/rejection.ts'
import { startBedrockServer, type BedrockServer } from '../support/bedrock-server/server.ts'
import { collectReply } from '../support/collect-reply.ts'
import { directRoute } from '../support/find-route.ts'
import { knownLessons, robot, sumSchema, type MoreOfRequest } from '../support/known-lessons.ts'

let server: BedrockServer
let bedrock: Bedrock
let remembered: Map<string, LearnedRule>

const open = (): Bedrock =>
  openBedrock({
    demoHandler: () => Promise.resolve(createDemoHandler({ chunksPerSecond: 0 })),
    findRoute: directRoute(),
    learnedRules: createLearnedRules({
      read: (modelId) => remembered.get(modelId) ?? null,
      write: (modelId, rule) => remembered.set(modelId, rule),
    }),
  })

beforeAll(async () => {
  server = await startBedrockServer()
})
beforeEach(() => {
  remembered = new Map()
  bedrock = open()
})
afterAll(async () => {
  await server.close()
})

const reasoning = { ...defaultInference.reasoning, mode: 'on' } as const

const ask = async (more: MoreOfRequest) => {
  const before = server.requests.length
  const { outcome } = await collectReply(
    bedrock.streamReply(connectionTo(server.url), question('Hello?', { modelId: robot, ...more }), patientTimeouts, neverAborted),
  )
  const { status, error, adjustments, exchanges, outputMode } = outcome
  return { status, code: error?.code ?? null, adjustments, sent: server.requests.length - before, exchanges: exchanges.length, outputMode }
}
const refuse = (...messages: readonly string[]): void => {
  server.script(messages.map((message) => ({ type: 'refusal', rejection: invalid(message) })))
}
const lastBody = (): unknown => server.requests.at(-1)?.body
const toolRound: readonly RequestMessage[] = [
  { id: messageIdSchema.parse(randomUUID()), role: 'user', status: 'complete', parts: [{ type: 'text', text: 'Add' }], origin: null },
]

describe('openBedrock with a model that refuses something', () => {
  it.each(knownLessons)('sends it once more without $what, and remembers it', async ({ message, more, lesson, adjustments }) => {
    refuse(message)
    const first = await ask(more)
    const [baseId = null, learned = null] = [...remembered][0] ?? []
    expect({ ...first, baseId, learned }).toEqual({
      status: 'complete',
      code: null,
      adjustments: expect.arrayContaining([...adjustments]),
      sent: 2,
      exchanges: 2,
      outputMode: more.output === undefined ? null : 'tool',
      baseId: lesson === null ? null : (more.modelId ?? robot),
      learned: lesson,
    })
    bedrock = open()
    expect((await ask(more)).sent).toBe(1)
  })

  it('goes down all the way for an answer that follows a schema', async () => {
    refuse(
      "This model doesn't support the outputConfig.textFormat field.",
      'tool_choice: type "tool" and "any" are not supported for this model',
      "This model doesn't support tool use.",
    )
    expect([await ask({ output: sumSchema }), remembered.get(robot)]).toEqual([
      {
        status: 'complete',
        code: null,
        adjustments: ['structured-output-changed'],
        sent: 4,
        exchanges: 4,
        outputMode: 'instruction',
      },
      { structured: false, forcedToolChoice: false, tools: false },
    ])
  })

  it('learns a model that no rule knows from the refusals of the service itself', async () => {
    const asked = await ask({
      modelId: 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl',
      messages: toolRound,
      tools: [calculator],
      output: sumSchema,
      settings: { temperature: 0.2, topP: 0.9, reasoning: { ...reasoning, effort: 'low' }, maxTokens: 500_000 },
    })
    expect({ status: asked.status, code: asked.code, adjustments: asked.adjustments.toSorted() }).toEqual({
      status: 'complete',
      code: null,
      adjustments: ['max-tokens-lowered', 'reasoning-left-out', 'temperature-left-out', 'top-p-left-out'],
    })
  })

  it('ends with the error of a field that keeps failing', async () => {
    const message = 'Malformed input request: #: extraneous key [frequency] is not permitted, please reformat your input and try again.'
    refuse(message, message)
    expect(await ask({ settings: { requestFields: { frequency: 1 } } })).toEqual({
      status: 'failed',
      code: 'field-not-accepted',
      adjustments: ['request-fields-left-out'],
      sent: 2,
      exchanges: 2,
      outputMode: null,
    })
  })

  it('ends with the same refusal twice, which teaches nothing lasting, nor does what was never sent', async () => {
    const message = 'temperature is deprecated for this model'
    refuse(message, message)
    const bitmap = { kind: 'image', name: 'a.bmp', mediaType: 'image/bmp', bytes: Uint8Array.of(1), pages: [] } as const
    const withImage: RequestMessage = {
      id: messageIdSchema.parse(randomUUID()),
      role: 'user',
      status: 'complete',
      parts: [{ type: 'attachment', attachment: bitmap }],
      origin: null,
    }
    const [refused, unsent] = [await ask({ settings: { temperature: 0.2 } }), await ask({ messages: [withImage] })]
    expect([refused.sent, refused.code, unsent.sent, unsent.status, remembered.get(robot)]).toEqual([
      2,
      'temperature-not-supported',
      0,
      'failed',
      undefined,
    ])
  })

  it('lets a model teach anew where a person wants it', async () => {
    const rules = createLearnedRules({
      read: (modelId) => remembered.get(modelId) ?? null,
      write: (modelId, rule) => remembered.set(modelId, rule),
    })
    const model = { modelId: `us.${robot}`, behind: undefined }
    rules.add(model, { tools: false })
    const learned = rules.ruleOf(model).tools
    rules.forget(model)
    expect([learned, rules.ruleOf(model).tools, remembered.get(robot)]).toEqual([false, null, {}])
  })

  it('asks for one tier after another was refused, also after what was learned of all of them at once', async () => {
    const lesson: unknown = { serviceTier: false, temperature: false }
    remembered.set(robot, learnedRuleSchema.parse(lesson))
    refuse('The provided service tier is not supported for this model.')
    const reserved = await ask({ settings: { serviceTier: 'reserved' } })
    const flex = await ask({ settings: { serviceTier: 'flex' } })
    expect([reserved.sent, reserved.adjustments, flex.sent, flex.adjustments, lastBody(), remembered.get(robot)]).toEqual([
      2,
      ['service-tier-left-out'],
      1,
      [],
      expect.objectContaining({ serviceTier: { type: 'flex' } }),
      { temperature: false, refusedTiers: ['reserved'] },
    ])
  })

  it('learns for short texts as well', async () => {
    server.script({ type: 'refusal', rejection: invalid("This model doesn't support system messages.") }, 'converse')
    const { text } = await bedrock.completeText(connectionTo(server.url), question('Name it', { modelId: robot }), neverAborted)
    expect([text, lastBody(), remembered.get(robot)]).toEqual([
      'A title from the server',
      { messages: [{ role: 'user', content: [{ text: 'Be brief.' }, { text: 'Name it' }] }], inferenceConfig: { maxTokens: 500 } },
      { system: false },
    ])
  })

  it('shows what was learned as what can be asked for', async () => {
    refuse('temperature is deprecated for this model')
    const before = bedrock.features(robot, undefined)
    await ask({ modelId: 'anthropic.claude-opus-6', settings: { temperature: 0.2 } })
    const after = bedrock.features('us.anthropic.claude-opus-6', undefined)
    expect([before.leftOut, after.leftOut, after.baseModelId]).toEqual([[], ['temperature', 'topP'], 'anthropic.claude-opus-6'])
  })
})
