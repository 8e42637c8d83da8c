import { ExpectedError } from '../../shared/expected-error.ts'
import { headBytes } from './detect-media-type.ts'
import { fileErrorCode } from './file-source.ts'
import { refuseFile, refuseTooLarge } from './refuse-file.ts'

/** Bytes that come by themselves: the first of them, and all of them, refused while they flow when they are too many. */
export type ByteSource = { readonly head: Uint8Array; readonly bytes: AsyncIterable<Uint8Array>; readonly close: () => Promise<void> }

export const openByteSource = async (
  given: AsyncIterable<Uint8Array> | Uint8Array,
  name: string,
  maximumBytes: number,
  signal: AbortSignal,
): Promise<ByteSource> => {
  if (given instanceof Uint8Array && given.byteLength > maximumBytes) throw refuseTooLarge(name, given.byteLength, maximumBytes)
  const source = limited(given instanceof Uint8Array ? once(given) : given, name, maximumBytes, signal)
  const start: Uint8Array[] = []
  let sizeBytes = 0
  while (sizeBytes < headBytes) {
    const next = await source.next()
    if (next.done === true) break
    start.push(next.value)
    sizeBytes += next.value.byteLength
  }
  if (sizeBytes === 0) throw refuseFile('empty', name)
  const head = Buffer.concat(start.map((chunk) => chunk.subarray(0, headBytes))).subarray(0, headBytes)
  return { head, bytes: joined(start, source), close: async () => void (await source.return()) }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function* joined(start: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* start
  yield* rest
}

async function* limited(
  source: AsyncIterable<Uint8Array>,
  name: string,
  maximumBytes: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  let sizeBytes = 0
  try {
    for await (const chunk of source) {
      signal.throwIfAborted()
      sizeBytes += chunk.byteLength
      if (sizeBytes > maximumBytes) throw refuseTooLarge(name, null, maximumBytes)
      yield chunk
    }
  } catch (error) {
    // Where the bytes came from failed; writing them is somebody else's failure.
    throw error instanceof ExpectedError || fileErrorCode(error) === null ? error : refuseFile('read-failed', name, error)
  }
}
