import { createHash } from 'node:crypto'
import type { ContentBlock, S3Location } from '@aws-sdk/client-bedrock-runtime'
import type { S3Source } from '../../shared/attachment.ts'
import type { MediaPart, ToolContent } from '../../shared/message.ts'
import {
  documentLabel,
  documentText,
  missingFileText,
  pageText,
  picturesLabel,
  removedFileText,
  type MissingKind,
} from './document-text.ts'
import { documentFormatNamed, imageFormatIn, plainTextOf } from './media-formats.ts'
import type { FilePlan } from './plan-attachments.ts'
import type { RepairContext } from './repair-context.ts'
import type { RequestAttachment } from './reply-request.ts'

export type FileBlock = ContentBlock.DocumentMember | ContentBlock.ImageMember | ContentBlock.VideoMember | ContentBlock.AudioMember
type Source = { readonly bytes: Uint8Array } | { readonly s3Location: S3Location }
type DocumentSource = Source | { readonly content: { readonly text: string }[] }

const documentBlock = ({ format, name }: Extract<FilePlan, { as: 'document' }>, source: DocumentSource, isCiting: boolean): FileBlock => ({
  document: { format, name, source, ...(isCiting ? { citations: { enabled: true } } : {}) },
})

const fileBlock = (plan: FilePlan, source: Source, isCiting: boolean): FileBlock | null => {
  switch (plan.as) {
    case 'document':
      return documentBlock(plan, source, isCiting)
    case 'image':
      return { image: { format: plan.format, source } }
    case 'video':
      return { video: { format: plan.format, source } }
    case 'audio':
      return { audio: { format: plan.format, source } }
    case 'pictures':
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

/** A file in words: its text, or that it is not shown. */
const attachmentText = (attachment: RequestAttachment): string => {
  const { name, pages, pageNumbers, isRemoved } = attachment
  const kind = missingKindOf(attachment)
  if (isRemoved === true) return removedFileText(kind, name)
  return pages.length > 0 && kind === 'document' ? documentText(name, pages, pageNumbers) : missingFileText(kind, name)
}

const pictureBlocks = ({ name, pictures = [] }: RequestAttachment): readonly ContentBlock[] => [
  {
    text: picturesLabel(
      name,
      pictures.map(({ page }) => page),
    ),
  },
  ...pictures.flatMap(({ bytes }): readonly ContentBlock[] => {
    const format = imageFormatIn(bytes)
    return format === null ? [] : [{ image: { format, source: { bytes } } }]
  }),
]

const pagesSource = ({ pages, pageNumbers = [] }: RequestAttachment): DocumentSource => ({
  content: (pages.length === 0 ? [''] : pages).map((page, index) => ({ text: pageText(page, pageNumbers[index] ?? index + 1) })),
})

/** A file of a question: as it is, a document with its real name beside it, pictures of its pages, or in words. */
export const attachmentBlocks = (
  attachment: RequestAttachment,
  plan: FilePlan,
  { isCiting, rule }: Pick<RepairContext, 'isCiting' | 'rule'>,
): readonly ContentBlock[] => {
  const { name, bytes, s3 } = attachment
  if (plan.as === 'pictures') return pictureBlocks(attachment)
  const source = s3 === undefined ? { bytes } : s3Source(s3)
  if (plan.as === 'document') {
    const own = rule.documentsAsPages ? pagesSource(attachment) : source
    if (own !== null) return [{ text: documentLabel(plan.name, name) }, documentBlock(plan, own, isCiting)]
  }
  const block = source === null ? null : fileBlock(plan, source, isCiting)
  return [block ?? { text: attachmentText(attachment) }]
}

/** Null for an address that the service would not take. */
const s3Source = ({ uri, bucketOwner }: S3Source): Source | null => {
  if (uri.length > 1024 || !/^s3:\/\/[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9](?:\/.*)?$/u.test(uri)) return null
  const owner = bucketOwner !== null && /^\d{12}$/u.test(bucketOwner) ? { bucketOwner } : {}
  return { s3Location: { uri, ...owner } }
}

const sourceOf = ({ source }: MediaPart): Source | null =>
  source.type === 'bytes' ? { bytes: new Uint8Array(Buffer.from(source.base64, 'base64')) } : s3Source(source)

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
