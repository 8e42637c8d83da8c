import { maximumAttachmentsPerMessage, type Attachment } from '../../shared/attachment.ts'
import type { Message, Part } from '../../shared/message.ts'
import type { RequestMessage, RequestPart } from '../bedrock/reply-request.ts'

/** The service takes five documents a request; older ones of a long conversation go as their text. */
const nativeDocuments = maximumAttachmentsPerMessage

const documentKinds: ReadonlySet<Attachment['kind']> = new Set(['pdf', 'text', 'office'])
const unread = new Uint8Array()

const isDocument = (part: Part): boolean => part.type === 'attachment' && documentKinds.has(part.attachment.kind)

/**
 * Turns stored messages into the messages of a request. The bytes of an attachment are read only where they will be sent: of older documents the
 * text alone goes, so they come without.
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
    const { kind, name, mediaType } = attachment
    const bytes = isDocument(part) && !native.has(part) ? unread : await readBytes(attachment)
    return { type: 'attachment', attachment: { kind, name, mediaType, bytes, pages: readPages(attachment) } }
  }
  return Promise.all(
    messages.map(async ({ id, role, status, parts, details }) => ({
      id,
      role,
      status,
      parts: await Promise.all(parts.map(requestPart)),
      origin: details === null ? null : { modelId: details.invokedModelId ?? details.modelId, prefixHash: details.prefixHash },
    })),
  )
}
