import { z } from 'zod'
import { attachmentIdSchema } from './ids.ts'

export const attachmentKindSchema = z.enum(['pdf', 'image', 'text', 'office', 'video', 'audio'])
export type AttachmentKind = z.infer<typeof attachmentKindSchema>

/** A file as the transcript shows it. The bytes are served at `attachment://<id>/original`, page one at `attachment://<id>/thumbnail`. */
export const attachmentSchema = z.object({
  id: attachmentIdSchema,
  kind: attachmentKindSchema,
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  sha256: z.string().length(64),
  pageCount: z.number().int().positive().nullable(),
  /** Pages whose text could be read; equals `pageCount` when all could, 0 for a scan. */
  readablePageCount: z.number().int().nonnegative().nullable(),
  hasThumbnail: z.boolean(),
  createdAt: z.number().int(),
})
export type Attachment = z.infer<typeof attachmentSchema>

/** What a file is refused above, before it is read. */
export const maximumFileBytes = 100_000_000
/** Files that one message may carry: the service's limit of documents a request. */
export const maximumAttachmentsPerMessage = 5
/** A thumbnail that the page hands back for keeping. */
export const maximumThumbnailBytes = 512 * 1024
