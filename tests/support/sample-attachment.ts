import type { Attachment } from '../../src/shared/attachment.ts'
import { attachmentIdSchema } from '../../src/shared/ids.ts'

/** A PDF of twelve pages, with what a test changes about it. Different numbers are different files. */
export const sampleAttachment = (number: number, changes: Partial<Attachment> = {}): Attachment => ({
  id: attachmentIdSchema.parse(`11111111-1111-4111-8111-${String(number).padStart(12, '0')}`),
  kind: 'pdf',
  name: `file ${number}.pdf`,
  mediaType: 'application/pdf',
  sizeBytes: 1_000_000,
  sha256: number.toString(16).padStart(64, '0'),
  pageCount: 12,
  readablePageCount: 12,
  failedPages: [],
  pageSelection: null,
  width: null,
  height: null,
  s3: null,
  isStored: true,
  isRemoved: false,
  hasView: false,
  hasThumbnail: true,
  createdAt: 0,
  ...changes,
})
