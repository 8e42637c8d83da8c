import type { Batch, BatchId, BatchItem } from '../../../shared/batch.ts'
import { refusal } from '../../../shared/expected-error.ts'
import { batchMessages } from '../../../shared/messages/batch.ts'
import { listBatches, readBatch } from '../../store/batches.ts'
import type { ReadableDatabase, WritableDatabase } from '../../store/database.ts'
import { lastTurn } from '../../store/messages.ts'
import type { BatchRunner } from '../../turns/run-batches.ts'
import type { PageHandlers } from '../page-handlers.ts'
import { batchMarkdown } from '../batch-markdown.ts'
import { safeFileName } from '../safe-file-name.ts'

export type BatchDependencies = {
  readonly database: () => WritableDatabase
  readonly runner: BatchRunner
  /** Lets the person choose where; false when none was chosen. */
  readonly saveFile: (suggestedName: string, content: string | Uint8Array) => Promise<boolean>
}

const existing = (database: ReadableDatabase, id: BatchId): Batch => {
  const batch = readBatch(database, id)
  if (batch !== null) return batch
  throw refusal('gone', batchMessages.goneTitle, batchMessages.goneAdvice)
}

const answerIn = (database: ReadableDatabase, { conversationId }: BatchItem): string => {
  const messages = conversationId === null ? [] : (lastTurn(database, conversationId)?.messages ?? [])
  return messages
    .filter(({ role }) => role === 'assistant')
    .flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])))
    .join('\n\n')
}

/** One question asked of many files. */
export const batchHandlers = ({ database, runner, saveFile }: BatchDependencies): PageHandlers<'batches'> => ({
  'batches.list': () => listBatches(database()),
  'batches.read': ({ batchId }) => existing(database(), batchId),
  'batches.start': (batch) => runner.start(batch),
  'batches.pause': ({ batchId }) => {
    runner.pause(batchId)
    return null
  },
  'batches.resume': ({ batchId }) => {
    runner.resume(batchId)
    return null
  },
  'batches.retryFailed': ({ batchId }) => {
    runner.retryFailed(batchId)
    return null
  },
  'batches.remove': ({ batchId }) => {
    runner.remove(batchId)
    return null
  },
  'batches.save': ({ batchId }) => {
    const batch = existing(database(), batchId)
    return saveFile(
      `${safeFileName(batch.title)}.md`,
      batchMarkdown(batch, (item) => answerIn(database(), item)),
    )
  },
})
