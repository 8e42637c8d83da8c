import type { AudioFormat, DocumentFormat, ImageFormat, VideoFormat } from '@aws-sdk/client-bedrock-runtime'
import type { ExpectedError } from '../../shared/expected-error.ts'
import { documentName } from './document-names.ts'
import type { ModelRule } from './model-rules.ts'
import { refuse } from './refuse-request.ts'
import type { RequestMessage } from './reply-request.ts'
import { requestFiles, type RequestFile } from './request-files.ts'

export type FilePlan =
  | { readonly as: 'document'; readonly format: DocumentFormat; readonly name: string }
  | { readonly as: 'image'; readonly format: ImageFormat }
  | { readonly as: 'video'; readonly format: VideoFormat }
  | { readonly as: 'audio'; readonly format: AudioFormat }
  | { readonly as: 'text' }

/** Limits of one request: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-api-restrictions.html */
const documentLimit = 5
const documentBytesLimit = 4.5 * 1024 * 1024
const claudePageLimit = 100
const imageLimit = 20
const imageBytesLimit = 3.75 * 1024 * 1024
/** https://docs.aws.amazon.com/nova/latest/userguide/modalities-video.html */
const videoLimit = 1
const videoBytesLimit = 25_000_000
/** A body of 25,000,000 bytes, less a third for base64. A video has its own limit. */
const allBytesLimit = 18_000_000

type Load = {
  readonly documents: number
  readonly pages: number
  readonly images: number
  readonly videos: number
  readonly bytes: number
}

const added = (load: Load, { kind, pageCount, sizeBytes }: RequestFile): Load => ({
  documents: load.documents + (kind === 'document' ? 1 : 0),
  pages: load.pages + pageCount,
  images: load.images + (kind === 'image' ? 1 : 0),
  videos: load.videos + (kind === 'video' ? 1 : 0),
  bytes: load.bytes + (kind === 'video' ? 0 : sizeBytes),
})

const imageObstacle = (file: RequestFile, name: string, load: Load, rule: ModelRule): ExpectedError | null => {
  if (rule.images === false) return refuse.noImages(name)
  if (file.format === null) return refuse.imageFormat(name)
  if (file.sizeBytes > imageBytesLimit) return refuse.imageTooLarge(name)
  return load.images > imageLimit ? refuse.tooManyImages(imageLimit) : null
}

/** Claude reads PDFs of any size, Nova those and DOCX. */
const hasNoSizeLimit = ({ format }: RequestFile, baseId: string): boolean =>
  baseId.startsWith('anthropic.') ? format === 'pdf' : baseId.startsWith('amazon.nova') && (format === 'pdf' || format === 'docx')

const documentObstacle = (file: RequestFile, name: string, load: Load, rule: ModelRule, baseId: string): ExpectedError | null => {
  if (rule.documents === false || file.format === null) return refuse.noText(name)
  if (file.sizeBytes > documentBytesLimit && !hasNoSizeLimit(file, baseId)) return refuse.documentTooLarge(name)
  if (load.documents > documentLimit) return refuse.tooManyDocuments(documentLimit)
  return baseId.startsWith('anthropic.') && load.pages > claudePageLimit ? refuse.tooManyPages(load.pages, claudePageLimit) : null
}

const videoObstacle = (file: RequestFile, name: string, load: Load, rule: ModelRule): ExpectedError | null => {
  if (rule.video === false || file.format === null) return refuse.noVideo(name)
  if (file.sizeBytes >= videoBytesLimit) return refuse.videoTooLarge(name)
  return load.videos > videoLimit ? refuse.tooManyVideos() : null
}

/** Why a file cannot go along with what is already in the request, or null. */
const obstacleOf = (file: RequestFile, load: Load, rule: ModelRule, baseId: string): ExpectedError | null => {
  const name = file.name ?? ''
  const ownObstacle = (): ExpectedError | null => {
    switch (file.kind) {
      case 'image':
        return imageObstacle(file, name, load, rule)
      case 'document':
        return documentObstacle(file, name, load, rule, baseId)
      case 'video':
        return videoObstacle(file, name, load, rule)
      case 'audio':
        return rule.audio === false || file.format === null ? refuse.noAudio(name) : null
    }
  }
  return ownObstacle() ?? (load.bytes > allBytesLimit ? refuse.filesTooLarge() : null)
}

const planOf = (file: RequestFile, name: string): FilePlan => {
  switch (file.kind) {
    case 'document':
      return file.format === null ? { as: 'text' } : { as: 'document', format: file.format, name }
    case 'image':
      return file.format === null ? { as: 'text' } : { as: 'image', format: file.format }
    case 'video':
      return file.format === null ? { as: 'text' } : { as: 'video', format: file.format }
    case 'audio':
      return file.format === null ? { as: 'text' } : { as: 'audio', format: file.format }
  }
}

/** A model that reads no documents reads their words. */
const goesAsWords = (file: RequestFile, rule: ModelRule): boolean => file.kind === 'document' && rule.documents === false && file.hasText

/** Only Nova fetches what lies in S3; nobody takes an empty file. */
const canBeHad = (file: RequestFile, baseId: string): boolean => (file.isInS3 ? baseId.startsWith('amazon.nova') : file.sizeBytes > 0)

/**
 * Decides how each file travels, by its place. The newest question's files go as they are or the reason why not is thrown; older ones that no longer
 * fit go as their text. The order is newest first, so that the limits serve the newest.
 */
export const planAttachments = (messages: readonly RequestMessage[], rule: ModelRule, baseId: string): ReadonlyMap<string, FilePlan> => {
  const files = requestFiles(messages)
  const documents = files.filter(({ kind }) => kind === 'document')
  const names = new Map(documents.map(({ key }, index) => [key, documentName(index + 1)]))
  const plans = new Map<string, FilePlan>()
  let load: Load = { documents: 0, pages: 0, images: 0, videos: 0, bytes: 0 }
  for (const file of files.toReversed()) {
    const wanted = added(load, file)
    const obstacle = goesAsWords(file, rule) ? null : obstacleOf(file, wanted, rule, baseId)
    if (obstacle !== null && file.isAsked) throw obstacle
    if (obstacle !== null || goesAsWords(file, rule) || !canBeHad(file, baseId)) {
      plans.set(file.key, { as: 'text' })
      continue
    }
    load = wanted
    plans.set(file.key, planOf(file, names.get(file.key) ?? documentName(0)))
  }
  return plans
}
