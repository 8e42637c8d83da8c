import type { ToolContent, ToolOutcome } from '../../shared/message.ts'
import { toolMessages } from '../../shared/messages/tools.ts'
import type { SendFiles } from '../attachments/send-files.ts'

type Files = () => Promise<Pick<SendFiles, 'resultImage'>>

const leftOut: ToolContent = { type: 'text', text: toolMessages.imageLeftOut }

const prepared = async (item: ToolContent, files: Files, signal: AbortSignal): Promise<ToolContent> => {
  if (item.type !== 'media' || item.kind !== 'image' || item.source.type !== 'bytes') return item
  const bytes = Buffer.from(item.source.base64, 'base64')
  const image = await (await files()).resultImage(bytes, `image/${item.format}`, signal)
  if (image === null) return leftOut
  const base64 = Buffer.from(image.bytes).toString('base64')
  return { ...item, format: image.mediaType.replace('image/', ''), source: { type: 'bytes', base64 } }
}

/**
 * The result of a tool with its images as models take them: one that is damaged or too large would have this request refused, and every later one
 * of the conversation.
 */
export const prepareOutcome = async (outcome: ToolOutcome, files: Files, signal: AbortSignal): Promise<ToolOutcome> => {
  const { content } = outcome
  if (content === undefined) return outcome
  const ready = await Promise.all(content.map((item) => prepared(item, files, signal)))
  const text = ready.includes(leftOut) ? `${outcome.text}\n${toolMessages.imageLeftOut}` : outcome.text
  return { ...outcome, text, content: ready }
}
