import { z } from 'zod'
import { conversationIdSchema } from './ids.ts'
import { toolKindSchema } from './tool.ts'

/** Who let a call run, or did not: nobody was asked, the person, or what the person had allowed before. `stopped` was neither. */
const auditDecisionSchema = z.enum([
  'not-needed',
  'allowed-once',
  'allowed-conversation',
  'allowed-always',
  'remembered',
  'denied',
  'refused',
  'stopped',
])
export type AuditDecision = z.infer<typeof auditDecisionSchema>

const auditOutcomeSchema = z.enum(['done', 'failed', 'not-run'])
export type AuditOutcome = z.infer<typeof auditOutcomeSchema>

/** One call of a tool. `input` is JSON text, shortened and without secrets; `outcome` null while it runs, or where a crash ended it. */
export const auditEntrySchema = z.object({
  id: z.uuid(),
  at: z.number().int(),
  conversationId: conversationIdSchema.nullable(),
  conversationTitle: z.string(),
  toolName: z.string(),
  /** Empty for the built-in ones. */
  serverName: z.string(),
  kind: toolKindSchema,
  input: z.string(),
  decision: auditDecisionSchema,
  durationMs: z.number().nullable(),
  resultBytes: z.number().int().nullable(),
  outcome: auditOutcomeSchema.nullable(),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

export const auditQuerySchema = z.object({
  /** Words that the tool, the server or the input contain. */
  text: z.string().max(200),
  kind: toolKindSchema.nullable(),
  outcome: auditOutcomeSchema.nullable(),
  decision: auditDecisionSchema.nullable(),
  conversationId: conversationIdSchema.nullable(),
})
export type AuditQuery = z.infer<typeof auditQuerySchema>
