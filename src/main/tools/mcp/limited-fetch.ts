import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js'
import { ServerEnded } from './carrier.ts'

/** An answer with an image of the largest size, as base64, with room to spare. */
const mostBytes = 16 * 1024 * 1024
const newline = 0x0a

const limitedBody = (body: ReadableStream<Uint8Array>, isEventStream: boolean, limitBytes: number): ReadableStream<Uint8Array> => {
  let sizeBytes = 0
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        const end = isEventStream ? chunk.lastIndexOf(newline) : -1
        sizeBytes = end === -1 ? sizeBytes + chunk.byteLength : chunk.byteLength - end - 1
        if (sizeBytes > limitBytes) controller.error(new ServerEnded('too-large'))
        else controller.enqueue(chunk)
      },
    }),
  )
}

/** Answers end with an error when they are too large: as a whole, or, for a stream of events, in one line. */
export const limitedFetch =
  (fetch: FetchLike, limitBytes = mostBytes): FetchLike =>
  async (address, init) => {
    const answer = await fetch(address, init)
    if (answer.body === null) return answer
    const isEventStream = (answer.headers.get('content-type') ?? '').toLowerCase().includes('text/event-stream')
    const { status, statusText, headers } = answer
    return new Response(limitedBody(answer.body, isEventStream, limitBytes), { status, statusText, headers })
  }
