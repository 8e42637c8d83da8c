import { z } from 'zod'
import { conversationIdSchema, type ConversationId } from '../../shared/ids.ts'
import type { JsonValue } from '../../shared/json.ts'
import { auditEntrySchema, type AuditDecision, type AuditEntry, type AuditOutcome, type AuditQuery } from '../../shared/tool-audit.ts'
import type { ToolKind } from '../../shared/tool.ts'
import { auditInput } from './audit-input.ts'
import { forgetDeleted, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

/** A call as it begins, once it is decided. `at` is milliseconds since 1970; `serverName` is empty for the built-in tools. */
export type BegunCall = {
  readonly id: string
  readonly at: number
  readonly conversationId: ConversationId | null
  readonly toolName: string
  readonly serverName: string
  readonly kind: ToolKind
  readonly input: JsonValue
  readonly decision: AuditDecision
}

/** `resultBytes` counts what the model is sent of it. */
export type EndedCall = {
  readonly durationMs: number
  readonly resultBytes: number
  readonly outcome: AuditOutcome
}

const isGone = (database: ReadableDatabase, id: ConversationId): boolean =>
  statement(database, 'SELECT 1 FROM conversations WHERE id = ?').get(id) === undefined

/** Nothing of what is handed over is kept where the conversation was deleted while its turn still ran. */
export const beginCall = (database: WritableDatabase, call: BegunCall): void => {
  const isOfNone = call.conversationId !== null && isGone(database, call.conversationId)
  statement(
    database,
    `INSERT INTO tool_audit (id, at, conversation_id, tool_name, server_name, kind, input, decision)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    call.id,
    call.at,
    isOfNone ? null : call.conversationId,
    call.toolName,
    call.serverName,
    call.kind,
    isOfNone ? '' : auditInput(call.input),
    call.decision,
  )
}

/** A call that was cleared away while it ran is left alone. */
export const endCall = (database: WritableDatabase, id: string, { durationMs, resultBytes, outcome }: EndedCall): void => {
  statement(database, 'UPDATE tool_audit SET duration_ms = ?, result_bytes = ?, outcome = ? WHERE id = ?').run(
    durationMs,
    resultBytes,
    outcome,
    id,
  )
}

const rowsSchema = z.array(auditEntrySchema.extend({ conversationId: conversationIdSchema.nullable() }))

/** Words are looked for as they are, small or large; what a pattern would mean is meant literally. */
const filter = `(:kind IS NULL OR kind = :kind) AND (:outcome IS NULL OR outcome = :outcome) AND (:decision IS NULL OR decision = :decision)
  AND (:conversationId IS NULL OR conversation_id = :conversationId)
  AND NOT EXISTS (SELECT 1 FROM json_each(:words) AS word
    WHERE instr(lower(tool_name), word.value) = 0 AND instr(lower(server_name), word.value) = 0 AND instr(lower(input), word.value) = 0)`

const valuesOf = ({ text, ...query }: AuditQuery) => ({
  ...query,
  words: JSON.stringify(
    text
      .toLowerCase()
      .split(/\s+/u)
      .filter((word) => word !== ''),
  ),
})

/** Newest first, with how many there are in all. */
export const listCalls = (
  database: ReadableDatabase,
  query: AuditQuery,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): { readonly entries: AuditEntry[]; readonly total: number } => {
  const values = valuesOf(query)
  const rows = statement(
    database,
    `SELECT tool_audit.id AS id, at, conversation_id AS conversationId, coalesce(conversations.title, '') AS conversationTitle,
     tool_name AS toolName, server_name AS serverName, kind, input, decision, duration_ms AS durationMs, result_bytes AS resultBytes, outcome
     FROM tool_audit LEFT JOIN conversations ON conversations.id = conversation_id
     WHERE ${filter} ORDER BY at DESC, tool_audit.rowid DESC LIMIT :limit OFFSET :offset`,
  ).all({ ...values, limit, offset })
  const total = statement(database, `SELECT count(*) FROM tool_audit WHERE ${filter}`).pluck().get(values)
  return { entries: rowsSchema.parse(rows), total: z.number().parse(total) }
}

/** What was done stays known when a conversation is deleted; what was handed over is part of what was said there, and goes. */
export const forgetInputs = (database: WritableDatabase, conversationId: ConversationId): void => {
  statement(database, "UPDATE tool_audit SET input = '' WHERE conversation_id = ?").run(conversationId)
}

export const clearCalls = (database: WritableDatabase): void => {
  statement(database, 'DELETE FROM tool_audit').run()
  forgetDeleted(database)
}
