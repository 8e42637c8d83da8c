import { fileNotesMessages as notes } from '../../shared/messages/file-notes.ts'
import type { FileFacts, PlannedFile } from './file-facts.ts'
import { claudePageLimit, documentLimit, type Obstacle } from './file-limits.ts'
import { imageFormatOf } from './media-formats.ts'

const textNote = (obstacle: Obstacle | null): string | null => {
  switch (obstacle) {
    case 'no-documents':
      return notes.textNoDocuments
    case 'document-count':
      return notes.textDocumentCount(documentLimit)
    case 'document-size':
      return notes.textDocumentSize
    case 'page-count':
      return notes.textPageCount(claudePageLimit)
    case 'format':
      return notes.textFormat
    case 'total-size':
      return notes.textTotalSize
    case 'no-s3':
      return notes.textS3
    case 'no-images':
    case 'no-video':
    case 'no-audio':
    case 'image-size':
    case 'image-count':
    case 'video-size':
    case 'video-count':
    case null:
      return null
  }
}

const wordsNote = (file: FileFacts, obstacle: Obstacle | null): string | null => {
  if (file.isRemoved) return notes.removed
  if (!file.hasText || !['pdf', 'office', 'text'].includes(file.kind)) return notes.nameOnly
  // A text that goes as text is what it was.
  return file.kind === 'text' ? null : textNote(obstacle)
}

type Going = { readonly form: PlannedFile['form']; readonly obstacle: Obstacle | null; readonly pictureCount: number }

/** What is said of a file that goes in another way than it is; null where nothing is to be said. */
export const noteOf = (file: FileFacts, { form, obstacle, pictureCount }: Going): string | null => {
  switch (form) {
    case 'as-it-is':
    case 'refused':
      return null
    case 'smaller-image':
      return imageFormatOf(file.mediaType) === null ? notes.converted : notes.smaller
    case 's3':
      return notes.s3
    case 'page-pictures':
      return pictureCount < (file.pageCount ?? 0) ? notes.firstPictures(pictureCount, file.pageCount ?? 0) : notes.pictures(pictureCount)
    case 'text':
      return wordsNote(file, obstacle)
  }
}
