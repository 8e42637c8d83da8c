import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { HttpResponse } from '@smithy/core/protocols'
import { Readable } from 'node:stream'
import { streamReply, type Attempt } from '../../src/main/bedrock/stream-reply.ts'
import { eventFrame } from '../../src/main/demo/event-stream-frames.ts'
import { collectReply, type CollectedReply } from './collect-reply.ts'
import type { SampleEvent } from './sample-streams.ts'

const requestId = '11111111-2222-4333-8444-555555555555'

/** The unmodified SDK on top of bytes that are already here. */
export const clientOf = (
  contentType: string,
  body: Readable,
  { statusCode = 200, headers = {} }: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): BedrockRuntimeClient =>
  new BedrockRuntimeClient({
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'secret' },
    requestHandler: {
      metadata: { handlerProtocol: 'http/1.1' },
      handle: () =>
        Promise.resolve({
          response: new HttpResponse({
            statusCode,
            headers: { 'content-type': contentType, 'x-amzn-requestid': requestId, ...headers },
            body,
          }),
        }),
    },
  })

export const attemptOf = (client: BedrockRuntimeClient, isStreamed: boolean): Attempt => ({
  client: () => Promise.resolve(client),
  input: () => ({
    input: { modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user', content: [{ text: 'Hi' }] }] },
    adjustments: [],
    outputMode: null,
    prefixHash: 'prefix',
    isStreamed,
  }),
  scene: () => ({ region: 'us-east-1' }),
  timeouts: { firstEventTimeoutMs: 5000, betweenEventsTimeoutMs: 5000 },
  nowMs: () => 0,
  now: () => 1_795_200_000_000,
})

const read = (client: BedrockRuntimeClient, isStreamed: boolean): Promise<CollectedReply> =>
  collectReply(streamReply(attemptOf(client, isStreamed), new AbortController().signal))

export const framesOf = (events: readonly SampleEvent[]): readonly Uint8Array[] => events.map(({ name, body }) => eventFrame(name, body))

/** Reads bytes as ConverseStream's answer, in these chunks. */
export const readStreamed = (chunks: readonly Uint8Array[]): Promise<CollectedReply> =>
  read(clientOf('application/vnd.amazon.eventstream', Readable.from(chunks, { objectMode: true })), true)

/** Reads a body as Converse's answer. */
export const readWhole = (body: unknown): Promise<CollectedReply> =>
  read(clientOf('application/json', Readable.from([Buffer.from(JSON.stringify(body))])), false)

/** The same bytes in other chunks. */
export const inChunks = (bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] => {
  const places = [0, ...new Set(cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b)), bytes.length]
  return places.slice(1).flatMap((end, index) => (end > (places[index] ?? 0) ? [bytes.subarray(places[index], end)] : []))
}
