import { readContextSummary } from '../../store/conversations.ts'
import type { WritableDatabase } from '../../store/database.ts'
import type { ContextShortener } from '../../turns/shorten-context.ts'
import type { PageHandlers } from '../page-handlers.ts'

const summaryTimeoutMs = 120_000

/** What of a conversation is still sent. */
export const contextHandlers = (database: () => WritableDatabase, shortener: ContextShortener): PageHandlers<'context'> => ({
  'context.trim': ({ conversationId }) => shortener.trim(conversationId),
  'context.summarise': ({ conversationId }) => shortener.summarise(conversationId, AbortSignal.timeout(summaryTimeoutMs)),
  'context.read': ({ conversationId }) => ({ summary: readContextSummary(database(), conversationId) }),
  'context.reset': ({ conversationId }) => shortener.reset(conversationId),
})
