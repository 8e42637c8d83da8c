import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { pipeline, Readable, Transform } from 'node:stream'
import { replyTooLarge } from './limit-reply.ts'

export type BodyLimits = { readonly wholeBytes: number; readonly streamedBytes: number }

/**
 * A whole answer is read into memory before anything can be made of it; data in it stands as base64. A stream is counted by what it says
 * (limit-reply.ts): its limit is for what it does not say, such as frames around each token, or one frame without end.
 */
const ourLimits: BodyLimits = { wholeBytes: 32 * 1024 * 1024, streamedBytes: 256 * 1024 * 1024 }

type WithBody = { body: unknown }

const hasBody = (response: unknown): response is WithBody => typeof response === 'object' && response !== null && 'body' in response

const limited = (body: Readable, mostBytes: number): Readable => {
  let size = 0
  const counted = new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      size += chunk.byteLength
      if (size > mostBytes) done(replyTooLarge(mostBytes))
      else done(null, chunk)
    },
  })
  // Whoever reads `counted` hears of a failure: nobody else has to.
  pipeline(body, counted, () => undefined)
  return counted
}

/** Ends every answer to the client, refusals too, that has more bytes than can be meant. */
export const limitBodies = (client: BedrockRuntimeClient, { wholeBytes, streamedBytes }: BodyLimits = ourLimits): BedrockRuntimeClient => {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args)
      const { response } = result
      const mostBytes = context.commandName === 'ConverseStreamCommand' ? streamedBytes : wholeBytes
      if (hasBody(response) && response.body instanceof Readable) response.body = limited(response.body, mostBytes)
      return result
    },
    { step: 'deserialize', priority: 'low', name: 'limitBody' },
  )
  return client
}
