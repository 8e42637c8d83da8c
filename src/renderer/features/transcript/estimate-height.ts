import type { Message } from '../../../shared/message.ts'

const lineHeightPixels = 24
const charactersPerLine = 74

/** A guess at a message's height in pixels, for messages that were never drawn. */
export const estimateHeight = (message: Message | undefined): number => {
  if (message === undefined) return 100
  const textHeight = message.parts.reduce((height, part) => {
    if (part.type !== 'text') return height + 44
    const breaks = part.text.split('\n').length
    return height + (Math.ceil(part.text.length / charactersPerLine) + breaks / 2) * lineHeightPixels
  }, 0)
  return Math.round(textHeight + (message.role === 'user' ? 56 : 60))
}
