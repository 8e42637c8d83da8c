/** Part of a page, in parts of its width and height. */
export type PictureFrame = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A picture that covers more of its page is a scan: text, not a picture. */
const largestShare = 0.7
/** A smaller one is a line or a dot that belongs to the text. */
const smallestShare = 0.002

const isNumbers = (value: unknown): value is ArrayLike<number> => ArrayBuffer.isView(value) && 'length' in value

/** Where the pictures of a page are, of what pdf.js notes while it draws: three corners of each, six numbers. */
export const pictureFrames = (coordinates: unknown): readonly PictureFrame[] => {
  if (!isNumbers(coordinates)) return []
  const frames: PictureFrame[] = []
  for (let index = 0; index + 5 < coordinates.length; index += 6) {
    const frame = frameOf(Array.from({ length: 6 }, (_number, offset) => Number(coordinates[index + offset])))
    const share = frame.width * frame.height
    if (share >= smallestShare && share <= largestShare) frames.push(frame)
  }
  return frames
}

const frameOf = ([x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0]: readonly number[]): PictureFrame => {
  const horizontal = [x1, x2, x3, x2 + x3 - x1].map(withinPage)
  const vertical = [y1, y2, y3, y2 + y3 - y1].map(withinPage)
  const x = Math.min(...horizontal)
  const y = Math.min(...vertical)
  return { x, y, width: Math.max(...horizontal) - x, height: Math.max(...vertical) - y }
}

const withinPage = (value: number): number => Math.min(1, Math.max(0, value))
