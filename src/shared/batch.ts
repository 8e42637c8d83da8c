import { z } from 'zod'
import { attachmentSchema } from './attachment.ts'
import { attachmentIdSchema, conversationIdSchema, profileIdSchema } from './ids.ts'
import { userFacingErrorSchema } from './user-facing-error.ts'

export const batchIdSchema = z.uuid().brand<'BatchId'>()
export type BatchId = z.infer<typeof batchIdSchema>

/** One file of a batch; its answer is a conversation of its own. */
export const batchItemSchema = z.object({
  attachment: attachmentSchema,
  status: z.enum(['waiting', 'running', 'done', 'failed']),
  conversationId: conversationIdSchema.nullable(),
  error: userFacingErrorSchema.nullable(),
  /** The first letters of the newest answer. */
  excerpt: z.string(),
})
export type BatchItem = z.infer<typeof batchItemSchema>

/**
 * The same question asked of each file by itself. `paused` is also what a batch is after a restart: it goes on when a person says so.
 * `done` when no file waits any more, whatever became of each.
 */
export const batchSchema = z.object({
  id: batchIdSchema,
  title: z.string(),
  prompt: z.string(),
  profileId: profileIdSchema,
  region: z.string(),
  modelId: z.string(),
  status: z.enum(['running', 'paused', 'done']),
  items: z.array(batchItemSchema),
  createdAt: z.number().int(),
})
export type Batch = z.infer<typeof batchSchema>

export const batchRowSchema = batchSchema.omit({ items: true, prompt: true }).extend({
  total: z.number().int(),
  finished: z.number().int(),
  failed: z.number().int(),
})
export type BatchRow = z.infer<typeof batchRowSchema>

export const newBatchSchema = z.object({
  title: z.string().trim().min(1).max(200),
  prompt: z.string().trim().min(1).max(200_000),
  attachmentIds: z.array(attachmentIdSchema).min(1).max(500),
  profileId: profileIdSchema,
  region: z.string().max(64),
  modelId: z.string().min(1).max(2048),
})
export type NewBatch = z.infer<typeof newBatchSchema>
