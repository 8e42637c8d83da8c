import type { ExpectedError } from '../../shared/expected-error.ts'
import type { Choice } from './choose-ways.ts'
import type { FileFacts } from './file-facts.ts'
import { claudePageLimit, documentLimit, imageLimit, takesS3 } from './file-limits.ts'
import type { ModelRule } from './model-rules.ts'
import { refuse } from './refuse-request.ts'

type Refused = Pick<FileFacts, 'kind' | 'isInS3' | 'pageCount'> & { readonly name: string | null }

const ofFormat = (kind: Refused['kind'], name: string): ExpectedError => {
  switch (kind) {
    case 'image':
      return refuse.imageFormat(name)
    case 'video':
    case 'audio':
      return refuse.mediaFormat(name)
    case 'pdf':
    case 'text':
    case 'office':
      return refuse.documentFormat(name)
  }
}

/** Why a file of the newest question does not go at all, in words. */
export const refusalOf = (
  { kind, name: known, isInS3, pageCount }: Refused,
  { obstacle, lastObstacle, load }: Pick<Choice<unknown>, 'obstacle' | 'lastObstacle' | 'load'>,
  rule: ModelRule,
  baseId: string,
): ExpectedError => {
  const name = known ?? ''
  switch (obstacle) {
    case 'no-documents':
      // Its pages would have gone as pictures.
      return lastObstacle === 'image-count' ? refuse.tooManyImages(imageLimit) : refuse.noText(name)
    case 'no-images':
      return refuse.noImages(name)
    case 'no-video':
      return refuse.noVideo(name)
    case 'no-audio':
      return refuse.noAudio(name)
    case 'no-s3':
      return refuse.noS3(name)
    case 'format':
    case null:
      return ofFormat(kind, name)
    case 'document-size':
      return refuse.documentTooLarge(name)
    case 'document-count':
      return refuse.tooManyDocuments(documentLimit)
    case 'page-count':
      return pageCount !== null && pageCount > claudePageLimit
        ? refuse.tooLong(name, pageCount, claudePageLimit)
        : refuse.tooManyPages(load.pages, claudePageLimit)
    case 'image-size':
      return refuse.imageTooLarge(name)
    case 'image-count':
      return refuse.tooManyImages(imageLimit)
    case 'video-size':
      if (isInS3) return refuse.videoTooLargeInS3(name)
      return takesS3(rule, baseId) ? refuse.videoTooLargeHere(name) : refuse.videoTooLarge(name)
    case 'video-count':
      return refuse.tooManyVideos()
    case 'total-size':
      return refuse.filesTooLarge()
  }
}
