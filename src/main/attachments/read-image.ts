import type { ReadContent } from './reader-request.ts'
import { ReadError } from './read-error.ts'

/** What an image's header tells; throws a ReadError before a single pixel is decoded where there are too many of them. */
export const readImage = async (path: string, mediaType: string): Promise<ReadContent> => {
  throw new ReadError('damaged', `${path} ${mediaType}`)
}
