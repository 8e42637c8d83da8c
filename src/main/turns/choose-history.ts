import { maximumAttachmentsPerMessage, type Attachment } from '../../shared/attachment.ts'
import type { Message, Part } from '../../shared/message.ts'
import type { RequestMessage, RequestPart } from '../bedrock/reply-request.ts'

/** The service takes five documents a request; older ones of a long conversation go as their text. */
const nativeDocuments = maximumAttachmentsPerMessage

const isDocument = (part: Part): boolean => part.type === 'attachment' && part.attachment.kind !== 'image'

const asText = (attachment: Attachment, pages: readonly string[]): RequestPart => ({
  type: 'text',
  text: `[${attachment.name}]\n\n${pages.join('\n\n')}`,
})

/**
 * Turns stored messages into the messages of a request, newest documents as they are, older ones as text.
 * The bytes of an attachment are read only where they will be sent.
 */
export const chooseHistory = async (
  messages: readonly Message[],
  readPages: (attachment: Attachment) => readonly string[],
  readBytes: (attachment: Attachment) => Promise<Uint8Array>,
): Promise<readonly RequestMessage[]> => {
  const documents = messages.flatMap((message) => message.parts.filter(isDocument))
  const native = new Set(documents.slice(-nativeDocuments))
  const requestPart = async (part: Part): Promise<RequestPart> => {
    if (part.type !== 'attachment') return part
    const { attachment } = part
    const pages = readPages(attachment)
    if (isDocument(part) && !native.has(part)) return asText(attachment, pages)
    const { kind, name, mediaType } = attachment
    return { type: 'attachment', attachment: { kind, name, mediaType, bytes: await readBytes(attachment), pages } }
  }
  return Promise.all(
    messages.map(async ({ id, role, status, parts, details }) => ({
      id,
      role,
      status,
      parts: await Promise.all(parts.map(requestPart)),
      origin: details === null ? null : { modelId: details.modelId, prefixHash: details.prefixHash },
    })),
  )
}
