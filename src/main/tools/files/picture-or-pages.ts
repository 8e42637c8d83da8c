import type { ToolOutcome } from '../../../shared/message.ts'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { imageFormat, isPdf } from '../file-format.ts'

/** https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-call.html */
const maximumPdfBytes = 4_500_000

/** A picture or a PDF for the model; null for anything else. Told by the bytes, not by the name. */
export const pictureOrPages = (bytes: Uint8Array, name: string): ToolOutcome | null => {
  const format = imageFormat(bytes)
  if (format === null && !isPdf(bytes)) return null
  if (format === null && bytes.byteLength > maximumPdfBytes)
    throw new Error(words.tooLarge(name, fileSizeWords(bytes.byteLength), fileSizeWords(maximumPdfBytes)))
  const text = words.shownWhole(name, fileSizeWords(bytes.byteLength))
  const base64 = Buffer.from(bytes).toString('base64')
  const seen =
    format === null
      ? ({ type: 'document', format: 'pdf', name, base64 } as const)
      : ({ type: 'media', kind: 'image', format, source: { type: 'bytes', base64 } } as const)
  return { isError: false, text, content: [{ type: 'text', text }, seen] }
}
