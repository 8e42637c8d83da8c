import type { ExpectedError } from '../../shared/expected-error.ts'
import { documentNames } from './document-names.ts'
import type { ModelRule } from './model-rules.ts'
import { refuse } from './refuse-request.ts'
import type { RequestAttachment, RequestMessage } from './reply-request.ts'

type DocumentFormat = 'pdf' | 'csv' | 'html' | 'txt' | 'md'
type ImageFormat = 'png' | 'jpeg' | 'gif' | 'webp'

export type AttachmentPlan =
  | { readonly as: 'document'; readonly format: DocumentFormat; readonly name: string }
  | { readonly as: 'image'; readonly format: ImageFormat }
  | { readonly as: 'text' }

/** Limits of one request: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-api-restrictions.html */
const documentLimit = 5
const documentBytesLimit = 4.5 * 1024 * 1024
const claudePageLimit = 100
const imageLimit = 20
const imageBytesLimit = 3.75 * 1024 * 1024
/** A body of 25,000,000 bytes, less a third for base64. */
const allBytesLimit = 18_000_000

const documentFormats: ReadonlyMap<string, DocumentFormat> = new Map([
  ['application/pdf', 'pdf'],
  ['text/csv', 'csv'],
  ['text/html', 'html'],
  ['text/markdown', 'md'],
])
const imageFormats: ReadonlyMap<string, ImageFormat> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
])

type Load = { readonly documents: number; readonly pages: number; readonly images: number; readonly bytes: number }

const added = (load: Load, attachment: RequestAttachment): Load => {
  const isPdf = attachment.kind === 'pdf'
  const isImage = attachment.kind === 'image'
  return {
    documents: load.documents + (isImage ? 0 : 1),
    pages: load.pages + (isPdf ? attachment.pages.length : 0),
    images: load.images + (isImage ? 1 : 0),
    bytes: load.bytes + attachment.bytes.byteLength,
  }
}

/** Why an image cannot go along with what is already in the request, or null. */
const imageObstacle = (attachment: RequestAttachment, load: Load, rule: ModelRule): ExpectedError | null => {
  if (rule.images === false) return refuse.noImages(attachment.name)
  if (!imageFormats.has(attachment.mediaType)) return refuse.imageFormat(attachment.name)
  if (attachment.bytes.byteLength > imageBytesLimit) return refuse.imageTooLarge(attachment.name)
  if (load.images > imageLimit) return refuse.tooManyImages(imageLimit)
  return load.bytes > allBytesLimit ? refuse.filesTooLarge() : null
}

const documentObstacle = (attachment: RequestAttachment, load: Load, baseId: string): ExpectedError | null => {
  const takesLargePdfs = /^(anthropic\.|amazon\.nova)/u.test(baseId)
  const isLarge = attachment.bytes.byteLength > documentBytesLimit
  if (isLarge && !(takesLargePdfs && attachment.kind === 'pdf')) return refuse.documentTooLarge(attachment.name)
  if (load.documents > documentLimit) return refuse.tooManyDocuments(documentLimit)
  if (baseId.startsWith('anthropic.') && load.pages > claudePageLimit) return refuse.tooManyPages(load.pages, claudePageLimit)
  return load.bytes > allBytesLimit ? refuse.filesTooLarge() : null
}

const hasText = (attachment: RequestAttachment): boolean => attachment.pages.some((page) => page.trim() !== '')

/**
 * Decides how each attachment travels. The newest question's files go as they are or the reason why not is thrown;
 * older ones that no longer fit go as their text. The order is newest first, so that the limits serve the newest.
 */
export const planAttachments = (
  messages: readonly RequestMessage[],
  rule: ModelRule,
  baseId: string,
): ReadonlyMap<RequestAttachment, AttachmentPlan> => {
  const newestQuestion = messages.findLast((message) => message.role === 'user')
  const attachments = messages.flatMap((message) =>
    message.parts.flatMap((part) =>
      part.type === 'attachment' ? [{ attachment: part.attachment, isNewest: message === newestQuestion }] : [],
    ),
  )
  const files = [...new Set(attachments.map(({ attachment }) => attachment).filter(({ kind }) => kind !== 'image'))]
  const names = new Map(documentNames(files.map(({ name }) => name)).map((name, index) => [files[index], name]))
  const plans = new Map<RequestAttachment, AttachmentPlan>()
  let load: Load = { documents: 0, pages: 0, images: 0, bytes: 0 }
  for (const { attachment, isNewest } of attachments.toReversed()) {
    const isImage = attachment.kind === 'image'
    if (!isImage && rule.documents === false) {
      if (isNewest && !hasText(attachment)) throw refuse.noText(attachment.name)
      plans.set(attachment, { as: 'text' })
      continue
    }
    const wanted = added(load, attachment)
    const obstacle = isImage ? imageObstacle(attachment, wanted, rule) : documentObstacle(attachment, wanted, baseId)
    if (obstacle !== null && isNewest) throw obstacle
    const isEmpty = attachment.bytes.byteLength === 0
    if (obstacle !== null || isEmpty) {
      plans.set(attachment, { as: 'text' })
      continue
    }
    load = wanted
    plans.set(
      attachment,
      isImage
        ? { as: 'image', format: imageFormats.get(attachment.mediaType) ?? 'png' }
        : {
            as: 'document',
            format: attachment.kind === 'pdf' ? 'pdf' : (documentFormats.get(attachment.mediaType) ?? 'txt'),
            name: names.get(attachment) ?? 'Document',
          },
    )
  }
  return plans
}
