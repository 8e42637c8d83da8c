import { z } from 'zod'
import { attachmentIdSchema, conversationIdSchema, messageIdSchema } from './ids.ts'
import { userFacingErrorSchema } from './user-facing-error.ts'

export const attachmentKindSchema = z.enum(['pdf', 'image', 'text', 'office', 'video', 'audio'])
export type AttachmentKind = z.infer<typeof attachmentKindSchema>

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_S3Location.html */
export const s3SourceSchema = z.object({
  uri: z
    .string()
    .max(1024)
    .regex(/^s3:\/\/[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9]\/.+$/u),
  /** The account that the bucket belongs to; null is the caller's. */
  bucketOwner: z
    .string()
    .regex(/^\d{12}$/u)
    .nullable(),
})
export type S3Source = z.infer<typeof s3SourceSchema>

/** Pages counted from 1, as `3-10, 12`: ascending and without overlaps. */
export const pageSelectionSchema = z
  .string()
  .max(2000)
  .regex(/^\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*$/u)

/**
 * A file as the transcript shows it. The bytes are served at `attachment://<id>/original`, a picture of it that every window can show (an image of a
 * kind or size that it cannot) at `…/view`, page one at `…/thumbnail`.
 */
export const attachmentSchema = z.object({
  id: attachmentIdSchema,
  kind: attachmentKindSchema,
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  /** Of the bytes; of the address where they stay in S3. */
  sha256: z.string().length(64),
  /** Pages of a PDF, sheets of a workbook. */
  pageCount: z.number().int().positive().nullable(),
  /** Pages whose text could be read; equals `pageCount` when all could, 0 for a scan. */
  readablePageCount: z.number().int().nonnegative().nullable(),
  /** Pages that could not be read at all, counted from 1; a page without text is none of them. */
  failedPages: z.array(z.number().int().positive()),
  /** The pages of a PDF that are sent; null for all. */
  pageSelection: pageSelectionSchema.nullable(),
  /** Pixels of an image as it is seen, turned as it asks to be. */
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  /** Where it came from, when that was S3. */
  s3: s3SourceSchema.nullable(),
  /** False for what stays in S3 because it is too large to be kept here. */
  isStored: z.boolean(),
  /** True when a person has removed its bytes and its text: the name is all that is left. */
  isRemoved: z.boolean(),
  /** True when `…/view` is there, because the original cannot be shown as it is. */
  hasView: z.boolean(),
  hasThumbnail: z.boolean(),
  createdAt: z.number().int(),
})
export type Attachment = z.infer<typeof attachmentSchema>

/** The text of one page; `label` is the name of a sheet, empty for others. */
export const attachmentPageSchema = z.object({ number: z.number().int().positive(), label: z.string(), text: z.string() })
export type AttachmentPage = z.infer<typeof attachmentPageSchema>

/** A file of a folder that was dropped. `path` is below the folder, with `/`; `obstacle` says why it cannot be taken. */
const folderEntrySchema = z.object({
  index: z.number().int().nonnegative(),
  path: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  kind: attachmentKindSchema.nullable(),
  obstacle: z.string().nullable(),
})
export type FolderEntry = z.infer<typeof folderEntrySchema>

/** What is in a folder that waits for a choice; `isCut` when it held more than is listed. Main keeps the paths. */
export const folderListingSchema = z.object({
  folderId: z.uuid(),
  name: z.string(),
  entries: z.array(folderEntrySchema),
  isCut: z.boolean(),
})
export type FolderListing = z.infer<typeof folderListingSchema>

/** How a file will go to the chosen model. `pages` are the pictures sent of a PDF. */
export const filePlanSchema = z.object({
  attachmentId: attachmentIdSchema,
  form: z.enum(['as-it-is', 'smaller-image', 'text', 'page-pictures', 's3', 'refused']),
  /** Why it does not go as it is; null where nothing is to be said. */
  note: z.string().nullable(),
  error: userFacingErrorSchema.nullable(),
  /** Listed models that would take it as it is. */
  betterModels: z.array(z.object({ modelId: z.string(), name: z.string() })),
})
export type FilePlan = z.infer<typeof filePlanSchema>

/** A row of the library: one file with what uses it. The same bytes under one name are one row. */
export const libraryItemSchema = z.object({
  attachment: attachmentSchema,
  conversations: z.array(z.object({ conversationId: conversationIdSchema, title: z.string() })),
  isInDraft: z.boolean(),
})
export type LibraryItem = z.infer<typeof libraryItemSchema>

/** A passage of an answer that was found word for word in an attached file, where the model gave no citation. */
const localMatchSchema = z.object({
  /** The words of the answer after which the mark stands; `occurrence` counts from 0 where they come more than once. */
  quote: z.string(),
  occurrence: z.number().int().nonnegative(),
  attachmentId: attachmentIdSchema,
  page: z.number().int().positive(),
  /** The words as the file has them. */
  passage: z.string(),
})
export type LocalMatch = z.infer<typeof localMatchSchema>
export const messageMatchesSchema = z.object({ messageId: messageIdSchema, matches: z.array(localMatchSchema) })
