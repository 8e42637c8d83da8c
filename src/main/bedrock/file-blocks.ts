import { createHash } from 'node:crypto'
import type { ContentBlock, S3Location } from '@aws-sdk/client-bedrock-runtime'
import type { MediaPart, ToolContent } from '../../shared/message.ts'
import { documentLabel, documentText, missingFileText, type MissingKind } from './document-text.ts'
import { documentFormatNamed, plainTextOf } from './media-formats.ts'
import type { FilePlan } from './plan-attachments.ts'
import type { RequestAttachment } from './reply-request.ts'

export type FileBlock = ContentBlock.DocumentMember | ContentBlock.ImageMember | ContentBlock.VideoMember | ContentBlock.AudioMember
type Source = { readonly bytes: Uint8Array } | { readonly s3Location: S3Location }

const fileBlock = (plan: FilePlan, source: Source, isCiting: boolean): FileBlock | null => {
  switch (plan.as) {
    case 'document':
      return { document: { format: plan.format, name: plan.name, source, ...(isCiting ? { citations: { enabled: true } } : {}) } }
    case 'image':
      return { image: { format: plan.format, source } }
    case 'video':
      return { video: { format: plan.format, source } }
    case 'audio':
      return { audio: { format: plan.format, source } }
    case 'text':
      return null
  }
}

const missingKinds = {
  pdf: 'document',
  text: 'document',
  office: 'document',
  image: 'image',
  video: 'video',
  audio: 'audio',
} as const satisfies Record<RequestAttachment['kind'], MissingKind>
export const missingKindOf = ({ kind }: RequestAttachment): MissingKind => missingKinds[kind]

const attachmentText = (attachment: RequestAttachment): string =>
  attachment.pages.length > 0 && missingKindOf(attachment) === 'document'
    ? documentText(attachment.name, attachment.pages)
    : missingFileText(missingKindOf(attachment), attachment.name)

/** A file of a question: as it is, a document with its real name beside it, or in words. */
export const attachmentBlocks = (attachment: RequestAttachment, plan: FilePlan, isCiting: boolean): readonly ContentBlock[] => {
  const block = fileBlock(plan, { bytes: attachment.bytes }, isCiting)
  if (block === null) return [{ text: attachmentText(attachment) }]
  return plan.as === 'document' ? [{ text: documentLabel(plan.name, attachment.name) }, block] : [block]
}

const sourceOf = ({ source }: MediaPart): Source | null => {
  if (source.type === 'bytes') return { bytes: new Uint8Array(Buffer.from(source.base64, 'base64')) }
  if (source.uri.length > 1024 || !/^s3:\/\/[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9](?:\/.*)?$/u.test(source.uri)) return null
  const owner = source.bucketOwner !== null && /^\d{12}$/u.test(source.bucketOwner) ? { bucketOwner: source.bucketOwner } : {}
  return { s3Location: { uri: source.uri, ...owner } }
}

/** Null where it has to go in words. */
export const mediaBlock = (media: MediaPart, plan: FilePlan): FileBlock | null => {
  const source = sourceOf(media)
  return source === null ? null : fileBlock(plan, source, false)
}

export type ToolFile = Extract<ToolContent, { type: 'media' | 'document' }>

export const toolFileBlock = (file: ToolFile, plan: FilePlan, isCiting: boolean): FileBlock | null =>
  file.type === 'media' ? mediaBlock(file, plan) : fileBlock(plan, { bytes: new Uint8Array(Buffer.from(file.base64, 'base64')) }, isCiting)

export const toolFileText = (file: ToolFile): string => {
  if (file.type === 'media') return missingFileText(file.kind, null)
  const format = documentFormatNamed(file.format)
  const text = format === null ? null : plainTextOf(format, Buffer.from(file.base64, 'base64'))
  return text === null ? missingFileText('document', file.name) : documentText(file.name, [text])
}

/** What a file beside a tool result is called in it: the same file always the same. */
export const toolFileId = (file: ToolFile): string =>
  createHash('sha256')
    .update(file.type === 'document' ? file.base64 : JSON.stringify(file.source))
    .digest('hex')
    .slice(0, 8)
