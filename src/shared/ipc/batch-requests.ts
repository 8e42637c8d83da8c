import { z } from 'zod'
import { batchIdSchema, batchRowSchema, batchSchema, newBatchSchema } from '../batch.ts'

const batch = z.object({ batchId: batchIdSchema })
const done = z.null()

/** One question asked of many files, each by itself. Progress comes as `batch.changed`. */
export const batchRequests = {
  'batches.list': { input: z.object({}).strict(), output: z.array(batchRowSchema) },
  'batches.read': { input: batch, output: batchSchema },
  'batches.start': { input: newBatchSchema, output: batchSchema },
  /** What is being answered is answered to its end. */
  'batches.pause': { input: batch, output: done },
  'batches.resume': { input: batch, output: done },
  /** Asks those that failed once more. */
  'batches.retryFailed': { input: batch, output: done },
  /** Stops it and forgets the list; the conversations stay. */
  'batches.remove': { input: batch, output: done },
  /** All answers as one Markdown file; false when no place was chosen. */
  'batches.save': { input: batch, output: z.boolean() },
} as const
