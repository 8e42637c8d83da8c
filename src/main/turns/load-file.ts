import { isUtf8 } from 'node:buffer'
import type { Attachment, AttachmentPage } from '../../shared/attachment.ts'
import { ExpectedError } from '../../shared/expected-error.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import { pagesOf } from '../../shared/page-selection.ts'
import type { SendFiles } from '../attachments/send-files.ts'
import type { ImageLimits, PlannedFile } from '../bedrock/file-facts.ts'
import type { RequestAttachment } from '../bedrock/reply-request.ts'

type Limits = { readonly imageLimits: ImageLimits; readonly picturesEdge: number }

const unread = new Uint8Array()

const pagesToSend = ({ pageSelection, pageCount }: Attachment): readonly number[] =>
  pageSelection === null ? Array.from({ length: pageCount ?? 0 }, (_page, index) => index + 1) : pagesOf(pageSelection)

/** The service takes texts in UTF-8 alone; one that is written in another way goes as it was read. */
const inUtf8 = ({ kind }: Attachment, bytes: Uint8Array, pages: readonly AttachmentPage[]): Uint8Array =>
  kind === 'text' && !isUtf8(bytes) ? Buffer.from(pages.map(({ text }) => text).join('\n')) : bytes

type Loaded = Partial<Pick<RequestAttachment, 'mediaType' | 'bytes' | 'pictures' | 's3'>>

const loaded = async (
  attachment: Attachment,
  { form, pictureCount }: PlannedFile,
  { imageLimits, picturesEdge }: Limits,
  pages: readonly AttachmentPage[],
  files: SendFiles,
  signal: AbortSignal,
): Promise<Loaded> => {
  switch (form) {
    case 'text':
    case 'refused':
      return {}
    case 's3':
      return attachment.s3 === null ? {} : { s3: attachment.s3 }
    case 'page-pictures':
      return {
        pictures: await files.pagePictures(
          attachment,
          pagesToSend(attachment).slice(0, pictureCount),
          { maximumEdge: picturesEdge },
          signal,
        ),
      }
    case 'smaller-image':
      return files.image(attachment, imageLimits, signal)
    case 'as-it-is':
      if (attachment.kind === 'image') return files.image(attachment, imageLimits, signal)
      if (attachment.kind === 'pdf' && attachment.pageSelection !== null)
        return { bytes: await files.pdfPages(attachment, pagesToSend(attachment), signal) }
      return { bytes: inUtf8(attachment, await files.original(attachment, signal), pages) }
  }
}

const notReady = (name: string, cause: unknown): ExpectedError =>
  new ExpectedError(
    {
      code: 'file-not-ready',
      title: mainMessages.fileNotReadyTitle(name),
      advice: mainMessages.fileNotReadyAdvice,
      detail: cause instanceof Error ? cause.message : String(cause),
      retryable: true,
      remedies: ['remove-attachment', 'retry'],
    },
    { cause },
  )

/**
 * The file as it was decided to go. One of an older question that cannot be had any more goes in words, so that a conversation can always be
 * continued; one of the newest question says why.
 */
export const loadFile = async (
  attachment: Attachment,
  pages: readonly AttachmentPage[],
  plan: PlannedFile & { readonly isAsked: boolean },
  limits: Limits,
  files: SendFiles,
  signal: AbortSignal,
): Promise<RequestAttachment> => {
  const { kind, name, mediaType } = attachment
  const words: RequestAttachment = {
    kind,
    name,
    mediaType,
    bytes: unread,
    pages: pages.map(({ text }) => text),
    pageNumbers: pages.map(({ number }) => number),
    isRemoved: attachment.isRemoved,
  }
  try {
    return { ...words, ...(await loaded(attachment, plan, limits, pages, files, signal)) }
  } catch (error) {
    signal.throwIfAborted()
    if (!plan.isAsked) return words
    throw error instanceof ExpectedError ? error : notReady(name, error)
  }
}
