import type { AudioFormat, DocumentFormat, ImageFormat, VideoFormat } from '@aws-sdk/client-bedrock-runtime'
import type { AttachmentKind } from '../../shared/attachment.ts'
import type { MediaPart, ToolContent } from '../../shared/message.ts'
import { longestEdge } from './longest-edge.ts'
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
 * where its words can go in its place, `hasContent` where there is anything else to send. `origin` is what a person added.
 */
export type RequestFile = Typed & {
  readonly key: string
  readonly origin: AttachmentKind
  readonly name: string | null
  readonly sizeBytes: number
  readonly pageCount: number
  /** Which pages of it go; null for all. */
  readonly pageNumbers: readonly number[] | null
  /** Of pictures of its pages; 1 for all else. */
  readonly count: number
  readonly longestEdge: number | null
  readonly hasText: boolean
  readonly hasContent: boolean
  readonly isAsked: boolean
  readonly isInS3: boolean
  readonly isPictures: boolean
  /** True for what a person added, of which the text is known. */
  readonly isAttached: boolean
}

/** What citations can point at, however it goes. */
export const isDocument = (kind: AttachmentKind): boolean => kind === 'pdf' || kind === 'text' || kind === 'office'

export const fileKey = (message: number, part: number, content?: number): string => `${message}/${part}/${content ?? ''}`

const typedAttachment = ({ kind, mediaType, bytes, pictures, s3 }: RequestAttachment): Typed => {
  if (pictures !== undefined) {
    return { kind: 'image', format: pictures.every((picture) => imageFormatIn(picture.bytes) !== null) ? 'jpeg' : null }
  }
  switch (kind) {
    case 'pdf':
      return { kind: 'document', format: 'pdf' }
    case 'text':
      return { kind: 'document', format: documentFormatOf(mediaType) ?? 'txt' }
    case 'office':
      return { kind: 'document', format: documentFormatOf(mediaType) }
    case 'image':
      return { kind: 'image', format: s3 === undefined ? imageFormatIn(bytes) : imageFormatOf(mediaType) }
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

const edgeOf = (images: readonly Uint8Array[]): number | null =>
  images.reduce<number | null>((longest, image) => Math.max(longest ?? 0, longestEdge(image) ?? 0), null)

const attachmentFile = (attachment: RequestAttachment, key: string, isAsked: boolean): RequestFile => {
  const { kind, name, bytes, pages, pageNumbers, pictures, s3, isRemoved } = attachment
  const images = pictures?.map((picture) => picture.bytes) ?? (kind === 'image' ? [bytes] : [])
  const sizeBytes = pictures === undefined ? bytes.byteLength : images.reduce((sum, image) => sum + image.byteLength, 0)
  return {
    ...typedAttachment(attachment),
    key,
    origin: kind,
    name,
    sizeBytes: s3 === undefined ? sizeBytes : 0,
    pageCount: kind === 'pdf' ? pages.length : 0,
    pageNumbers: pageNumbers ?? null,
    count: pictures === undefined ? 1 : pictures.length,
    longestEdge: edgeOf(images),
    hasText: isDocument(kind) && pages.some((page) => page.trim() !== ''),
    hasContent: isRemoved !== true && (s3 !== undefined || sizeBytes > 0),
    isAsked,
    isInS3: s3 !== undefined,
    isPictures: pictures !== undefined,
    isAttached: true,
  }
}

const unnamed = {
  name: null,
  pageCount: 0,
  pageNumbers: null,
  count: 1,
  longestEdge: null,
  hasText: false,
  isAsked: false,
  isInS3: false,
  isPictures: false,
  isAttached: false,
} as const

const mediaFile = (media: MediaPart, key: string): RequestFile => {
  const bytes = media.source.type === 's3' ? new Uint8Array() : Buffer.from(media.source.base64, 'base64')
  return {
    ...typedMedia(media),
    ...unnamed,
    key,
    origin: media.kind,
    sizeBytes: bytes.byteLength,
    longestEdge: media.kind === 'image' ? longestEdge(bytes) : null,
    hasContent: media.source.type === 's3' || bytes.byteLength > 0,
    isInS3: media.source.type === 's3',
  }
}

const toolDocument = ({ format, name, base64 }: Extract<ToolContent, { type: 'document' }>, key: string): RequestFile => {
  const bytes = Buffer.from(base64, 'base64')
  const named = documentFormatNamed(format)
  return {
    kind: 'document',
    format: named !== null && isDocumentOf(named, bytes) ? named : null,
    ...unnamed,
    key,
    origin: 'office',
    name,
    sizeBytes: bytes.byteLength,
    hasContent: bytes.byteLength > 0,
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
