import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainError } from '../../src/main/bedrock/explain-error.ts'
import { openBedrock, type Bedrock } from '../../src/main/bedrock/open-bedrock.ts'
import type { ReplyTimeouts } from '../../src/main/bedrock/stream-reply.ts'
import { createDemoHandler } from '../../src/main/demo/demo-handler.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import { knownFailures } from '../support/known-failures/known-failures.ts'
import { connectionTo, ended, neverAborted, patientTimeouts, question } from '../support/bedrock-questions.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { startBedrockServer, type BedrockServer } from '../support/bedrock-server/server.ts'
import { collectReply, type CollectedReply } from '../support/collect-reply.ts'
import { directRoute } from '../support/find-route.ts'

let server: BedrockServer
let bedrock: Bedrock

beforeAll(async () => {
  server = await startBedrockServer()
  bedrock = openBedrock({ demoHandler: () => Promise.resolve(createDemoHandler({ chunksPerSecond: 0 })), findRoute: directRoute() })
})
afterAll(async () => {
  await server.close()
})

/** Asks once: what is throttled is not worth waiting for here. */
const impatient = openBedrock({
  demoHandler: () => Promise.resolve(createDemoHandler()),
  findRoute: directRoute({ maxAttempts: 1 }),
})

const codeOfProbe = async (): Promise<string> => {
  try {
    await impatient.probe(connectionTo(server.url), 'amazon.nova-lite-v1:0', neverAborted)
    return 'none'
  } catch (cause) {
    return explainError(cause, { region: 'eu-west-1' }).code
  }
}

const ask = (
  request = question('Hello?'),
  connection = connectionTo(server.url),
  limits: ReplyTimeouts = patientTimeouts,
  signal = neverAborted,
): Promise<CollectedReply> => collectReply(bedrock.streamReply(connection, request, limits, signal))

describe('openBedrock when something goes wrong', () => {
  it('never gives a tool call its input when the reply was limited or cut', async () => {
    server.script([scripts.toolUse('calculator', { expression: '1' }, 'max_tokens'), scripts.cutToolUse()])
    const [limited, cut] = [await ask(), await ask()]
    expect([limited.parts[1], cut.parts[0], cut.outcome.status]).toEqual([
      expect.objectContaining({ type: 'tool-call', input: null }),
      expect.objectContaining({ type: 'tool-call', input: null, inputText: '{"expression":"1' }),
      'interrupted',
    ])
  })

  it('waits out a throttled service, and says so when it stays throttled', async () => {
    server.script([...scripts.throttled(1), scripts.plainText('Through.')])
    const first = ended(await ask())
    server.script(scripts.throttled(3))
    expect([first, ended(await ask())]).toEqual([
      { parts: [{ type: 'text', text: 'Through.' }], status: 'complete', code: null },
      { parts: [], status: 'failed', code: 'throttled' },
    ])
  })

  it.each([
    ['a clean end without a stop', () => scripts.cleanEndAfter(2), 'ended-early'],
    ['a reset', () => scripts.resetAfter(2), 'connection-lost'],
    ['a damaged frame', () => scripts.damagedFrame(), 'stream-damaged'],
    ['a truncated frame', () => scripts.truncatedFrame(), 'stream-damaged'],
    ['throttling in mid-stream', () => scripts.midStreamException('throttlingException'), 'throttled'],
    ['a model that breaks off', () => scripts.midStreamException('modelStreamErrorException'), 'model-error'],
    ['an exception without a model', () => scripts.midStreamException('novelException'), 'unknown'],
    ['an error frame', () => scripts.midStreamError('InternalFailure'), 'service-unavailable'],
  ])('keeps what came and calls the reply interrupted after %s', async (_name, script, code) => {
    server.script(script())
    const reply = await ask()
    expect({ ...ended(reply), remedy: reply.outcome.error?.remedies[0] }).toEqual({
      parts: [{ type: 'text', text: 'piece 1 piece 2 ' }],
      status: 'interrupted',
      code,
      remedy: 'continue',
    })
  })

  it('stops a stream that has gone silent, before the first event and between two', async () => {
    server.script([scripts.stalledAfter(0), scripts.stalledAfter(2)])
    const replies = [
      await ask(question('Hi'), connectionTo(server.url), { firstEventTimeoutMs: 150, betweenEventsTimeoutMs: 20_000 }),
      await ask(question('Hi'), connectionTo(server.url), { firstEventTimeoutMs: 20_000, betweenEventsTimeoutMs: 150 }),
    ]
    expect(replies.map(ended)).toEqual([
      { parts: [], status: 'interrupted', code: 'stalled' },
      { parts: [{ type: 'text', text: 'piece 1 piece 2 ' }], status: 'interrupted', code: 'stalled' },
    ])
  })

  it('is cancelled without an error, before the first event and in the middle', async () => {
    const early = new AbortController()
    early.abort()
    server.script(scripts.stalledAfter(1))
    const late = new AbortController()
    const stream = bedrock.streamReply(connectionTo(server.url), question('Hi'), patientTimeouts, late.signal)
    const first = await stream.next()
    late.abort()
    const rest = await collectReply(stream)
    expect([ended(await ask(question('Hi'), connectionTo(server.url), patientTimeouts, early.signal)), first.value, ended(rest)]).toEqual([
      { parts: [], status: 'cancelled', code: null },
      { type: 'part-start', index: 0, part: { type: 'text', text: '' } },
      { parts: [{ type: 'text', text: 'piece 1 ' }], status: 'cancelled', code: null },
    ])
  })

  it('explains refusals', async () => {
    server.script([scripts.accessDenied(), scripts.onDemandNotSupported('anthropic.claude-sonnet-5')])
    expect([ended(await ask()), ended(await ask()), ended(await ask(question('Hi'), connectionTo('http://127.0.0.1:9')))]).toEqual([
      { parts: [], status: 'failed', code: 'model-access' },
      { parts: [], status: 'failed', code: 'inference-profile-needed' },
      { parts: [], status: 'failed', code: 'connection-refused' },
    ])
  })

  it('goes on after credentials had expired, also when only a probe has met it', async () => {
    server.script(scripts.expiredToken())
    const replies = [await ask(), await ask()]
    server.script(scripts.expiredToken(), 'converse')
    await expect(bedrock.probe(connectionTo(server.url), 'amazon.nova-lite-v1:0', neverAborted)).rejects.toThrow('expired')
    await bedrock.probe(connectionTo(server.url), 'amazon.nova-lite-v1:0', neverAborted)
    expect(replies.map((reply) => ended(reply).code)).toEqual(['credentials-expired', null])
  })

  it('passes on the words of a provider that failed', async () => {
    const userFacing = { code: 'sign-in-needed', title: 'X', advice: 'Y', retryable: true, remedies: ['sign-in' as const] }
    const connection = connectionTo(server.url, {
      profileId: 'aws:asleep',
      identity: { type: 'keys', credentials: () => Promise.reject(new ExpectedError(userFacing)) },
    })
    expect((await ask(question('Hi'), connection)).outcome.error).toEqual({
      ...userFacing,
      context: { region: 'eu-west-1', profileId: 'aws:asleep', modelId: 'global.anthropic.claude-sonnet-4-6' },
    })
  })

  it('gives a refusal what its remedies need', async () => {
    server.script(scripts.refused(400, 'ValidationException', 'input length and `max_tokens` exceed context limit: 199600 + 500 > 200000'))
    expect((await ask()).outcome.error).toMatchObject({
      code: 'context-limit',
      context: {
        region: 'eu-west-1',
        profileId: 'app:11111111-1111-4111-8111-111111111111',
        modelId: 'global.anthropic.claude-sonnet-4-6',
        maxTokens: 400,
      },
    })
  })

  it('tells by its stop reason alone that an answer ended where the context of the model did', async () => {
    server.script(scripts.endedWith('model_context_window_exceeded'))
    const reply = await ask()
    expect({ ...ended(reply), stopReason: reply.outcome.stopReason }).toEqual({
      parts: [{ type: 'text', text: 'piece 1 ' }],
      status: 'complete',
      code: null,
      stopReason: 'model_context_window_exceeded',
    })
  })

  it('knows every failure as the SDK reads it from the wire', async () => {
    const fromService = knownFailures.filter(({ status }) => status > 0)
    const codes: string[] = []
    for (const { status, name, message } of fromService) {
      server.script(scripts.refused(status, name, message), 'converse')
      codes.push(await codeOfProbe())
    }
    expect(codes).toEqual(fromService.map(({ code }) => code))
  })

  it('knows every failure in the middle of a stream, wrapped as models wrap it, and never asks again by itself', async () => {
    const found: unknown[] = []
    for (const { name, message } of knownFailures) {
      const wrapped = `The model returned the following errors: ${JSON.stringify({ type: 'error', error: { type: 'x', message } })}`
      server.script(scripts.midStreamException(`${name.charAt(0).toLowerCase()}${name.slice(1)}`, wrapped))
      const { outcome } = await ask()
      found.push([outcome.error?.code, outcome.status, outcome.error?.remedies[0], outcome.error?.remedies.includes('wait')])
    }
    expect(found).toEqual(knownFailures.map(({ code }) => [code, 'interrupted', 'continue', false]))
  })

  it('throws the explained refusal from a short text', async () => {
    server.script(scripts.accessDenied(), 'converse')
    await expect(bedrock.completeText(connectionTo(server.url), question('Name this'), neverAborted)).rejects.toMatchObject({
      userFacing: { code: 'model-access' },
    })
  })
})
