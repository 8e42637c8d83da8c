import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { limitBodies, type BodyLimits } from '../../../../src/main/bedrock/limit-body.ts'
import { limitReply } from '../../../../src/main/bedrock/limit-reply.ts'
import { streamReply } from '../../../../src/main/bedrock/stream-reply.ts'
import { eventFrame } from '../../../../src/main/demo/event-stream-frames.ts'
import { collectReply } from '../../../support/collect-reply.ts'
import { attemptOf, clientOf } from '../../../support/wire-client.ts'

const never = new AbortController().signal
const megabyte = 1024 * 1024
const piece = 'x'.repeat(megabyte / 4)

const endless = (chunk: Uint8Array): Readable =>
  Readable.from(
    (function* () {
      for (;;) yield chunk
    })(),
    { objectMode: true },
  )

const textFrame = eventFrame('contentBlockDelta', { contentBlockIndex: 0, delta: { text: piece } })
const stream = 'application/vnd.amazon.eventstream'

const readLimited = (body: Readable, isStreamed: boolean, limits: Partial<BodyLimits>, statusCode = 200) => {
  const client = clientOf(isStreamed ? stream : 'application/json', body, { statusCode })
  const limited = limitBodies(client, { wholeBytes: megabyte, streamedBytes: megabyte, ...limits })
  return collectReply(streamReply(attemptOf(limited, isStreamed), never))
}

const takenOf = async (event: unknown, mostBytes: number): Promise<number> => {
  let given = 0
  const events = async function* () {
    for (;;) {
      given += 1
      yield event
    }
  }
  const reader = limitReply(events(), mostBytes)
  const readOn = async (): Promise<never> => {
    await reader.next()
    return readOn()
  }
  await expect(readOn()).rejects.toMatchObject({ userFacing: { code: 'answer-too-large' } })
  return given - 1
}

describe('a streamed reply without end', () => {
  it('is ended in words and keeps what has come', async () => {
    const { parts, outcome } = await collectReply(streamReply(attemptOf(clientOf(stream, endless(textFrame)), true), never))
    const [text] = parts
    expect({
      sizes: parts.map((part) => (part.type === 'text' ? part.text.length / megabyte : part)),
      status: outcome.status,
      code: outcome.error?.code,
      title: outcome.error?.title,
      remedies: outcome.error?.remedies,
      isKept: text?.type === 'text' && text.text.endsWith(piece),
    }).toEqual({
      sizes: [15.75],
      status: 'interrupted',
      code: 'answer-too-large',
      title: 'The answer was ended at 16 MB: no model writes that much',
      remedies: ['retry', 'open-inference', 'choose-model'],
      isKept: true,
    })
  })

  it.each([
    ['reasoning', { contentBlockDelta: { delta: { reasoningContent: { text: 'x'.repeat(968) } } } }, 10],
    ['input of a tool', { contentBlockDelta: { delta: { toolUse: { input: 'x'.repeat(968) } } } }, 10],
    ['a picture', { contentBlockDelta: { delta: { image: { source: { bytes: new Uint8Array(968) } } } } }, 10],
    ['results', { contentBlockDelta: { delta: { toolResult: [{ text: 'x'.repeat(484) }, { json: { a: ['x'.repeat(484)] } }] } } }, 10],
    ['nothing at all', {}, 312],
  ])('counts %s', async (_what, event, taken) => {
    expect(await takenOf(event, 10_000)).toBe(taken)
  })
})

describe('the bytes of an answer', () => {
  it.each([
    ['a whole answer', false, 200],
    ['a refusal', true, 400],
    ['a stream that says nothing with them', true, 200],
  ])('are not read for ever: %s', async (_what, isStreamed, statusCode) => {
    const body = endless(isStreamed && statusCode === 200 ? eventFrame('fromTomorrow', { padding: piece }) : Buffer.from(piece))
    const { parts, outcome } = await readLimited(body, isStreamed, {}, statusCode)
    expect([parts, outcome.status, outcome.error?.code, body.destroyed]).toEqual([[], 'failed', 'answer-too-large', true])
  })

  it('are taken as they come up to there, and a cut is heard of', async () => {
    const whole = Buffer.from(
      JSON.stringify({ output: { message: { role: 'assistant', content: [{ text: piece }] } }, stopReason: 'end_turn' }),
    )
    const cut = new Readable({ read: () => undefined })
    cut.push(textFrame)
    setImmediate(() => cut.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })))
    const read = [await readLimited(Readable.from([whole]), false, {}), await readLimited(cut, true, {})]
    expect(read.map(({ parts, outcome }) => [parts.length, outcome.status, outcome.error?.code])).toEqual([
      [1, 'complete', undefined],
      [1, 'interrupted', 'connection-lost'],
    ])
  })
})
