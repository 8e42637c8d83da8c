import type { AudioFormat, DocumentFormat, ImageFormat, VideoFormat } from '@aws-sdk/client-bedrock-runtime'
import type { MediaPart, ToolContent } from '../../shared/message.ts'
import {
  audioFormatNamed,
  audioFormatOf,
  documentFormatNamed,
  documentFormatOf,
  imageFormatIn,
  imageFormatNamed,
  imageFormatOf,
  isDocumentOf,
  videoFormatNamed,
  videoFormatOf,
} from './media-formats.ts'
import type { RequestAttachment, RequestMessage, RequestPart } from './reply-request.ts'

/** A file as the service would be given it; `format` is null where it takes no such file. */
type Typed =
  | { readonly kind: 'document'; readonly format: DocumentFormat | null }
  | { readonly kind: 'image'; readonly format: ImageFormat | null }
  | { readonly kind: 'video'; readonly format: VideoFormat | null }
  | { readonly kind: 'audio'; readonly format: AudioFormat | null }

/**
 * One file of a conversation. `key` is its place, which is how its plan is found. `isAsked` marks the newest question's own files. `hasText` is true
 * where its words can go in its place.
 */
export type RequestFile = Typed & {
  readonly key: string
  readonly name: string | null
  readonly sizeBytes: number
  readonly pageCount: number
  readonly hasText: boolean
  readonly isAsked: boolean
  readonly isInS3: boolean
}

export const fileKey = (message: number, part: number, content?: number): string => `${message}/${part}/${content ?? ''}`

const typedAttachment = ({ kind, mediaType }: RequestAttachment): Typed => {
  switch (kind) {
    case 'pdf':
      return { kind: 'document', format: 'pdf' }
    case 'text':
      return { kind: 'document', format: documentFormatOf(mediaType) ?? 'txt' }
    case 'office':
      return { kind: 'document', format: documentFormatOf(mediaType) }
    case 'image':
      return { kind: 'image', format: imageFormatOf(mediaType) }
    case 'video':
      return { kind: 'video', format: videoFormatOf(mediaType) }
    case 'audio':
      return { kind: 'audio', format: audioFormatOf(mediaType) }
  }
}

const typedMedia = ({ kind, format, source }: MediaPart): Typed => {
  switch (kind) {
    case 'image':
      return { kind, format: source.type === 's3' ? imageFormatNamed(format) : imageFormatIn(Buffer.from(source.base64, 'base64')) }
    case 'video':
      return { kind, format: videoFormatNamed(format === '3gp' ? 'three_gp' : format) }
    case 'audio':
      return { kind, format: audioFormatNamed(format) }
  }
}

const attachmentFile = (attachment: RequestAttachment, key: string, isAsked: boolean): RequestFile => ({
  ...typedAttachment(attachment),
  key,
  name: attachment.name,
  sizeBytes: attachment.bytes.byteLength,
  pageCount: attachment.kind === 'pdf' ? attachment.pages.length : 0,
  hasText: attachment.pages.some((page) => page.trim() !== ''),
  isAsked,
  isInS3: false,
})

const unnamed = { name: null, pageCount: 0, hasText: false, isAsked: false } as const

const mediaFile = (media: MediaPart, key: string): RequestFile => ({
  ...typedMedia(media),
  ...unnamed,
  key,
  sizeBytes: media.source.type === 's3' ? 0 : Buffer.byteLength(media.source.base64, 'base64'),
  isInS3: media.source.type === 's3',
})

const toolDocument = ({ format, name, base64 }: Extract<ToolContent, { type: 'document' }>, key: string): RequestFile => {
  const bytes = Buffer.from(base64, 'base64')
  const named = documentFormatNamed(format)
  return {
    kind: 'document',
    format: named !== null && isDocumentOf(named, bytes) ? named : null,
    ...unnamed,
    key,
    name,
    sizeBytes: bytes.byteLength,
    isInS3: false,
  }
}

const filesOfContent = (content: ToolContent, key: string): readonly RequestFile[] => {
  switch (content.type) {
    case 'media':
      return [mediaFile(content, key)]
    case 'document':
      return [toolDocument(content, key)]
    case 'text':
    case 'json':
    case 'search-result':
      return []
  }
}

/** Files of an answer itself are told in words, so they are not among them; those that its tools gave are. */
const filesOfPart = (part: RequestPart, message: number, index: number, isQuestion: boolean, isAsked: boolean): readonly RequestFile[] => {
  const key = fileKey(message, index)
  if (part.type === 'attachment') return isQuestion ? [attachmentFile(part.attachment, key, isAsked)] : []
  if (part.type === 'media') return isQuestion ? [mediaFile(part, key)] : []
  if (part.type !== 'tool-call' || part.server === true) return []
  return (part.outcome?.content ?? []).flatMap((content, place) => filesOfContent(content, fileKey(message, index, place)))
}

/** Every file that may travel as it is, oldest first. */
export const requestFiles = (messages: readonly RequestMessage[]): readonly RequestFile[] => {
  const newestQuestion = messages.findLastIndex((message) => message.role === 'user')
  return messages.flatMap(({ role, parts }, message) =>
    parts.flatMap((part, index) => filesOfPart(part, message, index, role === 'user', message === newestQuestion)),
  )
}
