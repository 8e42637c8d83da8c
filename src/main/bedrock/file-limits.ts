import type { ImageLimits } from './file-facts.ts'
import type { ModelRule } from './model-rules.ts'

/** A file as it would stand in the request. `sizeBytes` of what lies in S3 are not sent; `count` is more than one for pictures of pages. */
export type Carried = {
  readonly kind: 'document' | 'image' | 'video' | 'audio'
  /** The service's word; null where it has none. */
  readonly format: string | null
  readonly sizeBytes: number
  readonly pageCount: number
  readonly count: number
  readonly longestEdge: number | null
  readonly isInS3: boolean
}

/** What is in a request already. */
export type Load = {
  readonly documents: number
  readonly pages: number
  readonly images: number
  readonly videos: number
  readonly bytes: number
}

/** Why a file cannot go. */
export type Obstacle =
  | 'no-documents'
  | 'no-images'
  | 'no-video'
  | 'no-audio'
  | 'no-s3'
  | 'format'
  | 'document-size'
  | 'document-count'
  | 'page-count'
  | 'image-size'
  | 'image-count'
  | 'video-size'
  | 'video-count'
  | 'total-size'

/** Limits of one request: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-api-restrictions.html */
export const documentLimit = 5
export const claudePageLimit = 100
export const imageLimit = 20
const documentBytesLimit = 4.5 * 1024 * 1024
const imageBytesLimit = 3.75 * 1024 * 1024
const imageEdgeLimit = 8000
/** https://docs.aws.amazon.com/nova/latest/userguide/modalities-video.html */
const videoLimit = 1
const videoBytesLimit = 25_000_000
const videoInS3BytesLimit = 1024 ** 3
/** A body of 25,000,000 bytes, less a third for base64. A video has its own limit. */
const allBytesLimit = 18_000_000

const claudeEdge = 1568
const otherEdge = 2048
/** A page of A4 can be read at this many pixels. */
export const picturesEdge = 1568

export const emptyLoad: Load = { documents: 0, pages: 0, images: 0, videos: 0, bytes: 0 }

const isClaude = (baseId: string): boolean => baseId.startsWith('anthropic.')
const isNova = (baseId: string): boolean => baseId.startsWith('amazon.nova')
const isOldClaude = (baseId: string): boolean => /^anthropic\.claude-(?:v\d|instant|[123](?!\d))/u.test(baseId)

export const takesS3 = (rule: ModelRule, baseId: string): boolean => rule.s3 ?? isNova(baseId)

/** What an image is made to be before it is sent. */
export const imageLimits = (rule: ModelRule, baseId: string): ImageLimits => ({
  maximumEdge: rule.imageEdge ?? (isClaude(baseId) ? claudeEdge : otherEdge),
  maximumBytes: imageBytesLimit,
})

export const withFile = (load: Load, { kind, pageCount, count, sizeBytes, isInS3 }: Carried): Load => ({
  documents: load.documents + (kind === 'document' ? 1 : 0),
  pages: load.pages + (kind === 'document' ? pageCount : 0),
  images: load.images + (kind === 'image' ? count : 0),
  videos: load.videos + (kind === 'video' ? 1 : 0),
  bytes: load.bytes + (kind === 'video' || isInS3 ? 0 : sizeBytes),
})

/** Claude reads PDFs of any size from its fourth generation on, Nova those and DOCX. */
const hasNoSizeLimit = ({ format, isInS3 }: Carried, baseId: string): boolean => {
  if (isInS3) return true
  if (isClaude(baseId)) return format === 'pdf' && !isOldClaude(baseId)
  return isNova(baseId) && (format === 'pdf' || format === 'docx')
}

const documentObstacle = (file: Carried, load: Load, rule: ModelRule, baseId: string): Obstacle | null => {
  if (rule.documents === false) return 'no-documents'
  if (file.format === null) return 'format'
  if (file.sizeBytes > documentBytesLimit && !hasNoSizeLimit(file, baseId)) return 'document-size'
  if (isClaude(baseId) && load.pages > claudePageLimit) return 'page-count'
  return load.documents > documentLimit ? 'document-count' : null
}

const imageObstacle = (file: Carried, load: Load, rule: ModelRule): Obstacle | null => {
  if (rule.images === false) return 'no-images'
  if (file.format === null) return 'format'
  if (!file.isInS3 && (file.sizeBytes / file.count > imageBytesLimit || (file.longestEdge ?? 0) > imageEdgeLimit)) return 'image-size'
  return load.images > imageLimit ? 'image-count' : null
}

const videoObstacle = (file: Carried, load: Load, rule: ModelRule): Obstacle | null => {
  if (rule.video === false) return 'no-video'
  if (file.format === null) return 'format'
  if (file.isInS3 ? file.sizeBytes > videoInS3BytesLimit : file.sizeBytes >= videoBytesLimit) return 'video-size'
  return load.videos > videoLimit ? 'video-count' : null
}

const kindObstacle = (file: Carried, load: Load, rule: ModelRule, baseId: string): Obstacle | null => {
  switch (file.kind) {
    case 'document':
      return documentObstacle(file, load, rule, baseId)
    case 'image':
      return imageObstacle(file, load, rule)
    case 'video':
      return videoObstacle(file, load, rule)
    case 'audio':
      if (rule.audio === false) return 'no-audio'
      return file.format === null ? 'format' : null
  }
}

/** Why a file cannot go along; `load` is what the request would carry with it. */
export const obstacleOf = (file: Carried, load: Load, rule: ModelRule, baseId: string): Obstacle | null => {
  const own = kindObstacle(file, load, rule, baseId)
  if (own !== null) return own
  if (file.isInS3 && !takesS3(rule, baseId)) return 'no-s3'
  return load.bytes > allBytesLimit ? 'total-size' : null
}
