import { ExpectedError } from '../../shared/expected-error.ts'
import { attachmentsMessages } from '../../shared/messages/attachments.ts'
import { bedrockMessages } from '../../shared/messages/bedrock.ts'
import type { Remedy } from '../../shared/user-facing-error.ts'

const refusal = (code: string, title: string, advice: string, remedies: readonly Remedy[]): ExpectedError =>
  new ExpectedError({ code, title, advice, retryable: false, remedies: [...remedies] })

/** What is said before sending, where the service would refuse later and less clearly. */
export const refuse = {
  tooManyDocuments: (limit: number) =>
    refusal('too-many-documents', bedrockMessages.tooManyDocumentsTitle(limit), bedrockMessages.tooManyDocumentsAdvice, [
      'remove-attachment',
    ]),
  documentTooLarge: (name: string) =>
    refusal('document-too-large', bedrockMessages.documentTooLargeTitle(name), bedrockMessages.documentTooLargeAdvice, [
      'remove-attachment',
      'choose-model',
    ]),
  tooManyPages: (pages: number, limit: number) =>
    refusal('too-many-pages', bedrockMessages.tooManyPagesTitle(pages, limit), bedrockMessages.tooManyPagesAdvice, [
      'remove-attachment',
      'choose-model',
    ]),
  tooLong: (name: string, pages: number, limit: number) =>
    refusal('too-many-pages', bedrockMessages.tooLongPdfTitle(name, pages, limit), bedrockMessages.tooManyPagesAdvice, [
      'remove-attachment',
      'choose-model',
    ]),
  filesTooLarge: () =>
    refusal('files-too-large', bedrockMessages.filesTooLargeTitle, bedrockMessages.filesTooLargeAdvice, ['remove-attachment']),
  tooManyImages: (limit: number) =>
    refusal('too-many-images', bedrockMessages.tooManyImagesTitle(limit), bedrockMessages.tooManyImagesAdvice, ['remove-attachment']),
  imageTooLarge: (name: string) =>
    refusal('image-too-large', bedrockMessages.imageTooLargeTitle(name), bedrockMessages.imageTooLargeAdvice, ['remove-attachment']),
  imageFormat: (name: string) =>
    refusal('image-format', bedrockMessages.imageFormatTitle(name), bedrockMessages.imageFormatAdvice, ['remove-attachment']),
  noImages: (name: string) =>
    refusal('images-not-supported', bedrockMessages.noImagesForFileTitle(name), bedrockMessages.noFeatureAdvice, [
      'choose-model',
      'remove-attachment',
    ]),
  noText: (name: string) =>
    refusal('no-text-in-document', bedrockMessages.noTextTitle(name), bedrockMessages.noTextAdvice, ['choose-model', 'remove-attachment']),
  noVideo: (name: string) =>
    refusal('video-not-supported', attachmentsMessages.noVideoTitle(name), attachmentsMessages.noVideoAdvice, [
      'choose-model',
      'remove-attachment',
    ]),
  videoTooLarge: (name: string) =>
    refusal('video-too-large', attachmentsMessages.videoTooLargeTitle(name), attachmentsMessages.videoTooLargeAdvice, [
      'remove-attachment',
    ]),
  videoTooLargeHere: (name: string) =>
    refusal('video-too-large', attachmentsMessages.videoTooLargeTitle(name), bedrockMessages.videoForS3Advice, ['remove-attachment']),
  videoTooLargeInS3: (name: string) =>
    refusal('video-too-large', bedrockMessages.videoInS3TooLargeTitle(name), attachmentsMessages.videoTooLargeAdvice, [
      'remove-attachment',
    ]),
  noS3: (name: string) =>
    refusal('s3-not-supported', bedrockMessages.noS3Title(name), bedrockMessages.noS3Advice, ['choose-model', 'remove-attachment']),
  documentFormat: (name: string) =>
    refusal('document-format', bedrockMessages.documentFormatTitle(name), bedrockMessages.documentFormatAdvice, ['remove-attachment']),
  mediaFormat: (name: string) =>
    refusal('media-format', bedrockMessages.mediaFormatTitle(name), bedrockMessages.mediaFormatAdvice, ['remove-attachment']),
  tooManyVideos: () =>
    refusal('too-many-videos', attachmentsMessages.tooManyVideosTitle, attachmentsMessages.tooManyVideosAdvice, ['remove-attachment']),
  noAudio: (name: string) =>
    refusal('audio-not-supported', attachmentsMessages.noAudioTitle(name), attachmentsMessages.noAudioAdvice, [
      'choose-model',
      'remove-attachment',
    ]),
  nothingToSend: () => refusal('nothing-to-send', bedrockMessages.nothingToSendTitle, bedrockMessages.nothingToSendAdvice, []),
} as const
