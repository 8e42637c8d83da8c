import type { ToolOutcome } from '../../../shared/message.ts'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'

/** https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-call.html */
const maximumImageBytes = 3_750_000
const maximumPdfBytes = 4_500_000

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte)

const letters = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0))

const imageFormat = (bytes: Uint8Array): string | null => {
  if (startsWith(bytes, [0x89, ...letters('PNG\r\n')])) return 'png'
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(bytes, letters('GIF8'))) return 'gif'
  return startsWith(bytes, letters('RIFF')) && startsWith(bytes, letters('WEBP'), 8) ? 'webp' : null
}

/** A picture or a PDF as the model can take it; null for anything else. Told by the bytes, not by the name. */
export const pictureOrPages = (bytes: Uint8Array, name: string): ToolOutcome | null => {
  const format = imageFormat(bytes)
  const isPdf = startsWith(bytes, letters('%PDF-'))
  if (format === null && !isPdf) return null
  const limit = isPdf ? maximumPdfBytes : maximumImageBytes
  if (bytes.byteLength > limit) throw new Error(words.tooLarge(name, fileSizeWords(bytes.byteLength), fileSizeWords(limit)))
  const text = words.shownWhole(name, fileSizeWords(bytes.byteLength))
  const base64 = Buffer.from(bytes).toString('base64')
  const seen =
    format === null
      ? ({ type: 'document', format: 'pdf', name, base64 } as const)
      : ({ type: 'media', kind: 'image', format, source: { type: 'bytes', base64 } } as const)
  return { isError: false, text, content: [{ type: 'text', text }, seen] }
}
