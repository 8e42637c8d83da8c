import { z } from 'zod'
import {
  attachmentPageSchema,
  attachmentSchema,
  filePlanSchema,
  folderListingSchema,
  libraryItemSchema,
  messageMatchesSchema,
  pageSelectionSchema,
  attachmentKindSchema,
  s3SourceSchema,
} from '../attachment.ts'
import { maximumAttachmentsPerMessage, maximumFileBytes, maximumThumbnailBytes } from '../file-limits.ts'
import { attachmentIdSchema, conversationIdSchema, messageIdSchema, profileIdSchema } from '../ids.ts'
import { userFacingErrorSchema } from '../user-facing-error.ts'

const nothing = z.object({}).strict()
const done = z.null()
const attachment = z.object({ attachmentId: attachmentIdSchema })
const target = z.object({ profileId: profileIdSchema, region: z.string().max(64), modelId: z.string().min(1).max(2048) })

/**
 * One entry per file, in the order given: a file that was refused says why, the others go on. `lockedId` names a PDF that a password would open;
 * it is good until the app ends.
 */
export const ingestOutcomes = z.array(
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), attachment: attachmentSchema }),
    z.object({ ok: z.literal(false), name: z.string(), error: userFacingErrorSchema, lockedId: z.uuid().nullable() }),
  ]),
)
/** Files that were read, and folders that ask what to take of them. */
export const ingested = z.object({ outcomes: ingestOutcomes, folders: z.array(folderListingSchema) })

/** Files: how they come in, what is known of them, how they will be sent. No entry takes a path. */
export const fileRequests = {
  'attachments.pick': { input: nothing, output: ingested },
  'attachments.pickFolder': { input: nothing, output: ingested },
  /** Bytes that have no path: a picture from a browser, a pasted image, a text. */
  'attachments.paste': {
    input: z.object({ name: z.string().max(255), bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= maximumFileBytes) }),
    output: ingested,
  },
  /** The picture or the files that lie in the clipboard. */
  'attachments.clipboard': { input: nothing, output: ingested },
  /** A picture of the screen that the window is on, without the window. */
  'attachments.screenshot': { input: nothing, output: ingested },
  /** What the app was opened with, or was given while it ran: see the event `files.waiting`. */
  'attachments.takeWaiting': { input: nothing, output: ingested },
  'attachments.takeFromFolder': {
    input: z.object({ folderId: z.uuid(), entries: z.array(z.number().int().nonnegative()).min(1).max(500) }),
    output: ingested,
  },
  /** The password is used once and kept nowhere. */
  'attachments.unlock': { input: z.object({ lockedId: z.uuid(), password: z.string().min(1).max(1024) }), output: ingested },
  'attachments.fromS3': { input: s3SourceSchema.extend({ profileId: profileIdSchema, region: z.string().max(64) }), output: ingested },
  /** The same file with other pages chosen; null for all of them. */
  'attachments.choosePages': { input: attachment.extend({ pages: pageSelectionSchema.nullable() }), output: attachmentSchema },
  'attachments.text': { input: attachment, output: z.object({ pages: z.array(attachmentPageSchema) }) },
  'attachments.keepThumbnail': {
    input: attachment.extend({ png: z.instanceof(Uint8Array).refine((png) => png.byteLength <= maximumThumbnailBytes) }),
    output: done,
  },
  /** How each file would go to the model, before anything is sent. `conversationId` null is one that does not exist yet. */
  'attachments.plan': {
    input: target.extend({
      conversationId: conversationIdSchema.nullable(),
      attachmentIds: z.array(attachmentIdSchema).max(maximumAttachmentsPerMessage),
    }),
    output: z.array(filePlanSchema),
  },
  'library.list': {
    input: z.object({
      query: z.string().max(400),
      kind: attachmentKindSchema.nullable(),
      conversationId: conversationIdSchema.nullable(),
      order: z.enum(['newest', 'largest', 'name']),
      limit: z.number().int().min(1).max(200),
      offset: z.number().int().min(0),
    }),
    /** `totalBytes` is what all files take on the disk, each counted once. */
    output: z.object({ items: z.array(libraryItemSchema), hasMore: z.boolean(), count: z.number().int(), totalBytes: z.number() }),
  },
  /** Shows the kept file in the system's file manager. */
  'library.reveal': { input: attachment, output: done },
  /** False when no place was chosen. */
  'library.saveAs': { input: attachment, output: z.boolean() },
  /** Removes the file from everywhere it is used: its bytes, its text, its pictures. */
  'library.remove': { input: attachment, output: done },
  /** Passages of answers found in the files of their conversation, for answers without citations of the model. */
  'citations.match': {
    input: z.object({ conversationId: conversationIdSchema, messageIds: z.array(messageIdSchema).max(50) }),
    output: z.array(messageMatchesSchema),
  },
} as const

/** What only the preload may ask for: it alone can turn a dropped file into a path. */
export const preloadRequests = {
  'attachments.ingest': { input: z.object({ paths: z.array(z.string().min(1).max(32_768)).min(1).max(500) }), output: ingested },
} as const
