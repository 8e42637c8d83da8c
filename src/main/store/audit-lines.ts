import type { AuditEntry, AuditQuery } from '../../shared/tool-audit.ts'
import { listCalls } from './audit.ts'
import type { ReadableDatabase } from './database.ts'

const deciders = {
  'not-needed': 'app',
  'allowed-once': 'person',
  'allowed-conversation': 'person',
  'allowed-always': 'person',
  remembered: 'person, earlier',
  denied: 'person',
  refused: 'app',
  stopped: 'person',
} as const satisfies Record<AuditEntry['decision'], string>

const lineOf = (entry: AuditEntry) => ({
  at: new Date(entry.at).toISOString(),
  conversation: entry.conversationTitle,
  conversationId: entry.conversationId,
  tool: entry.toolName,
  server: entry.serverName,
  kind: entry.kind,
  input: entry.input,
  decision: entry.decision,
  decidedBy: deciders[entry.decision],
  durationMs: entry.durationMs,
  resultBytes: entry.resultBytes,
  outcome: entry.outcome,
})
/** One call: when it was decided as an ISO 8601 time, who let it run or did not, and what came of it. */
export type AuditLine = ReturnType<typeof lineOf>

/** In the order of the values of a line. */
export const auditColumns: readonly (keyof AuditLine)[] = [
  'at',
  'conversation',
  'conversationId',
  'tool',
  'server',
  'kind',
  'input',
  'decision',
  'decidedBy',
  'durationMs',
  'resultBytes',
  'outcome',
]

/** Every call that the query finds, newest first. */
export const auditLines = (database: ReadableDatabase, query: AuditQuery): AuditLine[] =>
  // SQLite takes -1 for no limit.
  listCalls(database, query, { limit: -1, offset: 0 }).entries.map(lineOf)
