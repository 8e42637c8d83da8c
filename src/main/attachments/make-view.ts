import { decodeImage, openPixels } from './decode-image.ts'
import { describeImageFailure } from './describe-image-failure.ts'
import { isOpaque } from './is-opaque.ts'
import { failedAnswer } from './read-error.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'

/** Pixels at the longer side of what a window shows of an image that it cannot show itself. */
const maximumViewEdge = 2560

export const makeView = async ({ path, mediaType, output }: Extract<ReaderRequest, { type: 'view' }>): Promise<ReaderAnswer> => {
  try {
    const pixels = await decodeImage(path, mediaType, maximumViewEdge)
    const image = await openPixels(pixels)
    if (isOpaque(pixels)) {
      await image.flatten({ background: 'white' }).jpeg({ quality: 88 }).toFile(output)
      return { type: 'written', mediaType: 'image/jpeg' }
    }
    await image.png().toFile(output)
    return { type: 'written', mediaType: 'image/png' }
  } catch (error) {
    return failedAnswer(describeImageFailure(error))
  }
}
