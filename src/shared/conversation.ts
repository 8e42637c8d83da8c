import { z } from 'zod'
import { attachmentSchema } from './attachment.ts'
import { conversationIdSchema, profileIdSchema } from './ids.ts'

export const maximumTitleLength = 200

/** `title` is empty until one is written, `region` until the first request settles it. `updatedAt` is milliseconds since 1970. */
export const conversationSchema = z.object({
  id: conversationIdSchema,
  title: z.string(),
  profileId: profileIdSchema,
  region: z.string(),
  modelId: z.string(),
  /** Messages before this position are not sent any more; 0 sends all. */
  contextFrom: z.number().int().nonnegative(),
  /** Whether a summary stands for the messages that are not sent. */
  hasSummary: z.boolean(),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
})
export type Conversation = z.infer<typeof conversationSchema>

/** A row of the sidebar: the conversation and one quiet line. */
export const conversationSummarySchema = conversationSchema.extend({ preview: z.string() })
export type ConversationSummary = z.infer<typeof conversationSummarySchema>

/** What was typed but not sent. Survives a restart. */
export const draftSchema = z.object({ text: z.string(), attachments: z.array(attachmentSchema) })
export type Draft = z.infer<typeof draftSchema>

/** A hit of the full-text search; `snippet` marks the words found between U+E000 and U+E001. */
export const searchHitSchema = z.object({ conversation: conversationSummarySchema, snippet: z.string() })
export type SearchHit = z.infer<typeof searchHitSchema>
