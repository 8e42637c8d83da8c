import { readFile, rm, writeFile } from 'node:fs/promises'
import type { BlobFiles } from './blob-files.ts'
import type { Reader } from './reader.ts'
import type { PreparedImage } from './send-files.ts'

/** Every model takes it, and none sees more in more. */
const maximumEdge = 1568
/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ImageBlock.html */
const maximumBytes = 3.75 * 1024 * 1024

/** An image that a tool gave, made as the images of a person are made before they are sent; null when it cannot be read. Nothing of it is kept. */
export const createResultImage =
  (blobs: Pick<BlobFiles, 'unfinishedPath'>, reader: Reader) =>
  async (bytes: Uint8Array, mediaType: string, signal: AbortSignal): Promise<PreparedImage | null> => {
    const [path, output] = [blobs.unfinishedPath(), blobs.unfinishedPath()]
    try {
      await writeFile(path, bytes, { flag: 'wx', mode: 0o600 })
      const answer = await reader.run({ type: 'image', path, mediaType, output, maximumEdge, maximumBytes }, signal)
      return answer.type === 'written' ? { mediaType: answer.mediaType, bytes: await readFile(output) } : null
    } finally {
      await Promise.all([path, output].map((file) => rm(file, { force: true })))
    }
  }
