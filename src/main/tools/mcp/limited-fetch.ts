import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js'
import { ServerEnded } from './carrier.ts'

/** An answer with an image of the largest size, as base64, with room to spare. */
const mostBytes = 16 * 1024 * 1024
const [lineFeed, carriageReturn] = [0x0a, 0x0d]

type Meter = (chunk: Uint8Array) => number

const createMeter = (): Meter => {
  let bytes = 0
  return (chunk) => (bytes += chunk.byteLength)
}

/** Counts what an event has that has not ended: its reader gathers that until an empty line comes, in however many lines. */
const createEventMeter = (): Meter => {
  let eventBytes = 0
  let isLineEmpty = true
  let wasReturn = false
  return (chunk) => {
    for (const byte of chunk) {
      eventBytes += 1
      const isSecondHalf = byte === lineFeed && wasReturn
      wasReturn = byte === carriageReturn
      if (isSecondHalf) continue
      const endsLine = wasReturn || byte === lineFeed
      if (endsLine && isLineEmpty) eventBytes = 0
      isLineEmpty = endsLine
    }
    return eventBytes
  }
}

const limitedBody = (body: ReadableStream<Uint8Array>, meter: Meter, limitBytes: number): ReadableStream<Uint8Array> =>
  body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        if (meter(chunk) > limitBytes) controller.error(new ServerEnded('too-large'))
        else controller.enqueue(chunk)
      },
    }),
  )

/** Answers end with an error when they are too large: as a whole, or, for a stream of events, in one event. */
export const limitedFetch =
  (fetch: FetchLike, limitBytes = mostBytes): FetchLike =>
  async (address, init) => {
    const answer = await fetch(address, init)
    if (answer.body === null) return answer
    const isEventStream = (answer.headers.get('content-type') ?? '').toLowerCase().includes('text/event-stream')
    const { status, statusText, headers } = answer
    const meter = isEventStream ? createEventMeter() : createMeter()
    return new Response(limitedBody(answer.body, meter, limitBytes), { status, statusText, headers })
  }
