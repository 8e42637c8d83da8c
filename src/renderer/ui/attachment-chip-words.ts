import type { Attachment } from '../../shared/attachment.ts'
import { attachmentsMessages as words } from '../../shared/messages/attachments.ts'
import { filePlanMessages as states } from '../../shared/messages/file-plan.ts'
import { fileSizeWords } from '../../shared/messages/file-size.ts'
import { pagesOf } from '../../shared/page-selection.ts'

/** "12 pages · 1.2 MB", what is special about it, and what could not be read where that matters. */
export const attachmentDetails = (attachment: Attachment): string => {
  const { sizeBytes, isRemoved } = attachment
  if (isRemoved) return states.removed
  const size = sizeBytes === 0 ? [] : [fileSizeWords(sizeBytes)]
  return [...measure(attachment), ...size, ...readability(attachment), ...placeInS3(attachment)].join(words.separator)
}

const measure = ({ kind, pageCount, pageSelection, width, height }: Attachment): readonly string[] => {
  if (width !== null && height !== null) return [states.pixels(width, height)]
  if (pageCount === null) return []
  if (pageSelection !== null) return [states.chosenPages(pageSelection.replaceAll('-', '–'), pagesOf(pageSelection).length, pageCount)]
  return [kind === 'office' ? states.sheets(pageCount) : words.pages(pageCount)]
}

const readability = ({ kind, pageCount, readablePageCount: readable, failedPages }: Attachment): readonly string[] => {
  if (pageCount === null || readable === null) return []
  if (failedPages.length > 0) return [states.readPages(pageCount - failedPages.length, pageCount)]
  if (readable === 0) return [kind === 'pdf' ? states.scan : words.noReadableText]
  return readable < pageCount ? [words.partlyReadable(readable, pageCount)] : []
}

const placeInS3 = ({ s3, isStored }: Attachment): readonly string[] => {
  if (s3 === null) return []
  return [isStored ? states.fromS3 : states.staysInS3]
}

const shownLength = 25
const tailLength = 9

/** A long name without its middle: its beginning and its ending both say what the file is. */
export const middleTruncated = (name: string): string => {
  const characters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment)
  if (characters.length <= shownLength) return name
  return `${characters.slice(0, shownLength - tailLength - 1).join('')}…${characters.slice(-tailLength).join('')}`
}
