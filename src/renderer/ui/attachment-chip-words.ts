import type { Attachment } from '../../shared/attachment.ts'
import { attachmentsMessages as words } from '../../shared/messages/attachments.ts'
import { fileSizeWords } from '../../shared/messages/file-size.ts'

/** "12 pages · 1.2 MB", and what could not be read where that matters. */
export const attachmentDetails = ({ pageCount, readablePageCount, sizeBytes }: Attachment): string => {
  const pages = pageCount === null ? [] : [words.pages(pageCount)]
  return [...pages, fileSizeWords(sizeBytes), ...readability(pageCount, readablePageCount)].join(words.separator)
}

const readability = (pageCount: number | null, readable: number | null): readonly string[] => {
  if (pageCount === null || readable === null || readable >= pageCount) return []
  return [readable === 0 ? words.noReadableText : words.partlyReadable(readable, pageCount)]
}

const shownLength = 25
const tailLength = 9

/** A long name without its middle: its beginning and its ending both say what the file is. */
export const middleTruncated = (name: string): string => {
  const characters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment)
  if (characters.length <= shownLength) return name
  return `${characters.slice(0, shownLength - tailLength - 1).join('')}…${characters.slice(-tailLength).join('')}`
}
