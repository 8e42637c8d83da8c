import type { ToolContent, ToolOutcome } from '../../shared/message.ts'
import { toolMessages } from '../../shared/messages/tools.ts'

/** More than this would crowd the conversation out of the model's context. */
const maximumResultKilobytes = 64
/** As many images as one request takes. */
const maximumFiles = 20
/** Of all files of a result together, well within a request. */
const maximumFileMegabytes = 15

/** Counted in bytes, and never cut inside a character: a streaming decoder keeps back an incomplete one. */
const limitedText = (text: string, maximumBytes: number): string => {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length <= maximumBytes) return text
  return new TextDecoder().decode(bytes.subarray(0, maximumBytes), { stream: true }) + toolMessages.truncated(maximumResultKilobytes)
}

const sizeBytesOf = (content: ToolContent): number => {
  switch (content.type) {
    case 'text':
      return Buffer.byteLength(content.text)
    case 'json':
      return Buffer.byteLength(JSON.stringify(content.json))
    case 'media':
      return content.source.type === 'bytes' ? Buffer.byteLength(content.source.base64, 'base64') : 0
    case 'document':
      return Buffer.byteLength(content.base64, 'base64')
    case 'search-result':
      return Buffer.byteLength(content.title + content.source + content.passages.join(''))
  }
}

const isFile = ({ type }: ToolContent): boolean => type === 'media' || type === 'document'

/** What stands first stays; what does not fit any more is named, so that the model knows that there was more. */
const limitedContent = (content: readonly ToolContent[]): ToolContent[] => {
  let wordBytes = maximumResultKilobytes * 1024
  let fileBytes = maximumFileMegabytes * 1024 * 1024
  let files = 0
  const kept = content.flatMap((item): ToolContent[] => {
    const sizeBytes = sizeBytesOf(item)
    if (isFile(item)) {
      if (files === maximumFiles || sizeBytes > fileBytes) return []
      files += 1
      fileBytes -= sizeBytes
      return [item]
    }
    const room = wordBytes
    wordBytes = Math.max(0, wordBytes - sizeBytes)
    if (sizeBytes <= room) return [item]
    return item.type === 'text' && room > 0 ? [{ type: 'text', text: limitedText(item.text, room) }] : []
  })
  const left = content.length - kept.length
  return left === 0 ? kept : [...kept, { type: 'text', text: toolMessages.leftOut(left) }]
}

/** A result as large as a conversation has room for. */
export const limitOutcome = (outcome: ToolOutcome): ToolOutcome => ({
  ...outcome,
  text: limitedText(outcome.text, maximumResultKilobytes * 1024),
  ...(outcome.content === undefined ? {} : { content: limitedContent(outcome.content) }),
})

/** How much of it the model is sent. */
export const outcomeBytes = ({ text, content = [] }: ToolOutcome): number =>
  content.length === 0 ? Buffer.byteLength(text) : content.reduce((sum, item) => sum + sizeBytesOf(item), 0)
