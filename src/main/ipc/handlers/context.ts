import type { pageRequests } from '../../../shared/ipc/contract.ts'
import { readContextSummary } from '../../store/conversations.ts'
import type { WritableDatabase } from '../../store/database.ts'
import type { ContextShortener } from '../../turns/shorten-context.ts'
import type { Handlers } from '../answer-request.ts'

type ContextHandlers = Pick<Handlers<typeof pageRequests>, 'context.trim' | 'context.summarise' | 'context.read' | 'context.reset'>

const summaryTimeoutMs = 120_000

/** What of a conversation is still sent. */
export const contextHandlers = (database: () => WritableDatabase, shortener: ContextShortener): ContextHandlers => ({
  'context.trim': ({ conversationId }) => shortener.trim(conversationId),
  'context.summarise': ({ conversationId }) => shortener.summarise(conversationId, AbortSignal.timeout(summaryTimeoutMs)),
  'context.read': ({ conversationId }) => ({ summary: readContextSummary(database(), conversationId) }),
  'context.reset': ({ conversationId }) => shortener.reset(conversationId),
})
