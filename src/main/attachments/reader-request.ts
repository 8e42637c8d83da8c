import { z } from 'zod'
import { attachmentKindSchema, attachmentPageSchema } from '../../shared/attachment.ts'

const pages = z.array(z.number().int().positive()).min(1)

/** What the reader's process is asked: one request a process. Paths are ours; what it makes is written to `output` or into `folder`. */
export const readerRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('read'), path: z.string(), kind: attachmentKindSchema, mediaType: z.string() }),
  /** Writes a copy of a PDF that opens without its password. */
  z.object({ type: z.literal('unlock'), path: z.string(), output: z.string(), password: z.string() }),
  /** Writes a picture that a window can show of an image that it cannot. */
  z.object({ type: z.literal('view'), path: z.string(), mediaType: z.string(), output: z.string() }),
  /** Writes an image as a model takes it: turned upright, no larger than the limits, without what a camera wrote into it. */
  z.object({
    type: z.literal('image'),
    path: z.string(),
    mediaType: z.string(),
    output: z.string(),
    maximumEdge: z.number().int().positive(),
    maximumBytes: z.number().int().positive(),
  }),
  /** Writes `<page>.jpg` into the folder for each of the pages. */
  z.object({ type: z.literal('page-pictures'), path: z.string(), folder: z.string(), pages, maximumEdge: z.number().int().positive() }),
  /** Writes a PDF of these pages alone. */
  z.object({ type: z.literal('pdf-pages'), path: z.string(), output: z.string(), pages }),
  /** Finds what there is to read in a page of the web. Its address is the first `<base>` in it. */
  z.object({ type: z.literal('web-page'), html: z.string() }),
])
export type ReaderRequest = z.infer<typeof readerRequestSchema>

/** What is found in a file. `needsView` is true for an image that a window cannot show as it is. */
const readContentSchema = z.object({
  pageCount: z.number().int().nonnegative().nullable(),
  readablePageCount: z.number().int().nonnegative().nullable(),
  failedPages: z.array(z.number().int().positive()),
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  needsView: z.boolean(),
  pages: z.array(attachmentPageSchema),
})
export type ReadContent = z.infer<typeof readContentSchema>

/** Why a file could not be read; which one it was is for the caller to say. */
const readFailureSchema = z.enum([
  'damaged',
  'password',
  'wrong-password',
  'too-many-pages',
  'too-many-pixels',
  'too-much-inside',
  'timeout',
  'crashed',
  'unsupported',
])
export type ReadFailure = z.infer<typeof readFailureSchema>

const webPageTextSchema = z.object({ title: z.string(), text: z.string() })
export type WebPageText = z.infer<typeof webPageTextSchema>

export const readerAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('content'), content: readContentSchema }),
  /** `mediaType` is what was written. */
  z.object({ type: z.literal('written'), mediaType: z.string() }),
  z.object({ type: z.literal('web-page'), page: webPageTextSchema }),
  z.object({ type: z.literal('failed'), reason: readFailureSchema, detail: z.string() }),
])
export type ReaderAnswer = z.infer<typeof readerAnswerSchema>
