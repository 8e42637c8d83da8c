import { HttpResponse, type HttpHandler, type HttpRequest } from '@smithy/core/protocols'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { demoEvents, stopReasonOf, toolUseIdOf, usageOf, type DemoEvent } from './demo-events.ts'
import { demoReply, type DemoReply } from './demo-reply.ts'
import { parseDemoRequest, type DemoRequest } from './demo-request.ts'
import { eventFrame } from './event-stream-frames.ts'

type Options = {
  /** 0 sends everything at once. */
  readonly chunksPerSecond?: number
}
/** A `DemoHandler` is given to the SDK in place of its HTTP handler. */
export type DemoHandler = HttpHandler<Record<string, never>>

/** As fast as a real model writes. */
const humanPace = 70
const demoRequestId = 'demo'

const bodyText = (body: unknown): string =>
  typeof body === 'string' ? body : body instanceof Uint8Array ? new TextDecoder().decode(body) : ''

/** Waits by the clock, not by the piece: late timers do not add up. */
async function* paced(events: readonly DemoEvent[], chunksPerSecond: number, signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
  const startedAt = performance.now()
  for (const [index, { type, body }] of events.entries()) {
    const waitMs = chunksPerSecond === 0 ? 0 : startedAt + (index * 1000) / chunksPerSecond - performance.now()
    if (waitMs > 1) await setTimeout(waitMs, undefined, { signal })
    signal.throwIfAborted()
    yield eventFrame(type, body)
  }
}

const contentOf = (request: DemoRequest, reply: DemoReply): readonly unknown[] =>
  reply.type === 'text'
    ? reply.blocks.map(({ text, citations }) =>
        citations.length === 0 ? { text } : { citationsContent: { content: [{ text }], citations } },
      )
    : [{ toolUse: { toolUseId: toolUseIdOf(request), ...reply.choice } }]

const wholeAnswer = (request: DemoRequest, reply: DemoReply, latencyMs: number): string =>
  JSON.stringify({
    output: { message: { role: 'assistant', content: contentOf(request, reply) } },
    stopReason: stopReasonOf(reply),
    usage: usageOf(request, reply),
    metrics: { latencyMs },
  })

const response = (contentType: string, body: Readable): { response: HttpResponse } => ({
  response: new HttpResponse({ statusCode: 200, headers: { 'content-type': contentType, 'x-amzn-requestid': demoRequestId }, body }),
})

/**
 * Amazon Bedrock's runtime without a network: the SDK's requests are answered in this process, by the demo reader,
 * in the service's own wire format.
 */
export const createDemoHandler = ({ chunksPerSecond = humanPace }: Options = {}): DemoHandler => ({
  metadata: { handlerProtocol: 'http/1.1' },
  handle: async (request: HttpRequest, options = {}) => {
    const signal = options.abortSignal instanceof AbortSignal ? options.abortSignal : new AbortController().signal
    signal.throwIfAborted()
    const startedAt = performance.now()
    const latencyMs = (): number => Math.round(performance.now() - startedAt)
    const parsed = parseDemoRequest(bodyText(request.body))
    const reply = await demoReply(parsed, signal)
    if (!request.path.endsWith('/converse-stream')) {
      return response('application/json', Readable.from([Buffer.from(wholeAnswer(parsed, reply, latencyMs()))]))
    }
    const frames = paced(demoEvents(parsed, reply, latencyMs), chunksPerSecond, signal)
    return response('application/vnd.amazon.eventstream', Readable.from(frames, { objectMode: true }))
  },
  updateHttpClientConfig: () => undefined,
  httpHandlerConfigs: () => ({}),
})
