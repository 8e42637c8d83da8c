import type { Attachment, AttachmentPage } from '../../shared/attachment.ts'
import type { Message } from '../../shared/message.ts'
import { pagesOf } from '../../shared/page-selection.ts'
import type { FileFacts } from '../bedrock/file-facts.ts'

/** A file at its place in the messages that are sent; the key is the place. */
export type AttachedFile = { readonly key: string; readonly attachment: Attachment; readonly isAsked: boolean }

export const attachedKey = (message: number, part: number): string => `${message}/${part}`

/** Every attached file of the messages, oldest first. */
export const attachedFiles = (messages: readonly Message[]): readonly AttachedFile[] => {
  const newestQuestion = messages.findLastIndex(({ role }) => role === 'user')
  return messages.flatMap(({ parts }, message) =>
    parts.flatMap((part, index) =>
      part.type === 'attachment'
        ? [{ key: attachedKey(message, index), attachment: part.attachment, isAsked: message === newestQuestion }]
        : [],
    ),
  )
}

/** How much of a PDF goes when only some of its pages do; its pages are taken to be of one size. */
const shareOf = ({ pageCount, pageSelection }: Attachment): number =>
  pageSelection === null || pageCount === null ? 1 : Math.min(1, pagesOf(pageSelection).length / pageCount)

/** What the decision how the file goes is made from. */
export const factsOf = ({ key, attachment, isAsked }: AttachedFile, pages: readonly AttachmentPage[]): FileFacts => {
  const { kind, mediaType, name, sizeBytes, pageCount, pageSelection, width, height, s3, isStored, isRemoved } = attachment
  return {
    key,
    kind,
    mediaType,
    name,
    sizeBytes: Math.ceil(sizeBytes * shareOf(attachment)),
    pageCount: pageSelection === null ? pageCount : pagesOf(pageSelection).length,
    hasText: pages.some(({ text }) => text.trim() !== ''),
    width,
    height,
    isInS3: s3 !== null,
    isStored,
    isRemoved,
    isAsked,
  }
}
