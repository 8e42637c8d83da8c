import { ExpectedError } from '../../shared/expected-error.ts'
import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'

const bytesPerMegabyte = 1024 * 1024

/**
 * All that one streamed reply may bring: text, reasoning, input of tools, results, pictures. The longest answers of any model (128,000 tokens) have
 * less than a megabyte of text; what goes on beyond this is a service, or a proxy, that never ends.
 */
const mostReplyBytes = 16 * bytesPerMegabyte

/** What an event costs beside what it says, so that empty ones do not go on for ever either. */
const bytesPerEvent = 32

export const tooLargeCode = 'answer-too-large'

export const replyTooLarge = (mostBytes: number): ExpectedError =>
  new ExpectedError({
    code: tooLargeCode,
    title: say.tooLargeTitle(Math.round(mostBytes / bytesPerMegabyte)),
    advice: say.tooLargeAdvice,
    retryable: true,
    remedies: ['retry', 'open-inference', 'choose-model'],
  })

/** Characters of all texts and bytes of all data in a value; a character outside of ASCII counts once. */
const sizeOf = (value: unknown): number => {
  const open: unknown[] = [value]
  let size = 0
  while (open.length > 0) {
    const one = open.pop()
    if (typeof one === 'string') size += one.length
    else if (one instanceof Uint8Array) size += one.byteLength
    else if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) open.push(inner)
  }
  return size
}

/** The same events, until they are more than a reply may bring: then a failure in words, and the stream is let go. */
export async function* limitReply<Event>(events: AsyncIterable<Event>, mostBytes: number = mostReplyBytes): AsyncGenerator<Event, void> {
  let size = 0
  for await (const event of events) {
    size += bytesPerEvent + sizeOf(event)
    if (size > mostBytes) throw replyTooLarge(mostBytes)
    yield event
  }
}
