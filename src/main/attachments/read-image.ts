import { decodeImage } from './decode-image.ts'
import { describeImageFailure } from './describe-image-failure.ts'
import { readImageHeader } from './image-header.ts'
import type { ReadContent } from './reader-request.ts'

/** What Chromium shows; an SVG could carry scripts and addresses and is never shown itself. */
const shownKinds: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif'])
/** Above this a window would hold more than 160 MB for one picture. */
const maximumShownPixels = 40_000_000
/** Small enough to cost nothing and large enough to have read the file to its end. */
const probeEdge = 64

/** What an image is. Throws a ReadError: for too many pixels before one is decoded, for damage wherever in the file it is. */
export const readImage = async (path: string, mediaType: string): Promise<ReadContent> => {
  try {
    const { width, height } = await readImageHeader(path, mediaType)
    await decodeImage(path, mediaType, probeEdge)
    const needsView = !shownKinds.has(mediaType) || width * height > maximumShownPixels
    return { pageCount: null, readablePageCount: null, failedPages: [], width, height, needsView, pages: [] }
  } catch (error) {
    throw describeImageFailure(error)
  }
}
