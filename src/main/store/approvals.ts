import { rememberedApprovalSchema, type RememberedApproval } from '../../shared/approval.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

/** What is allowed from now on: the same `key` is the same tool and the same thing to do. */
export const rememberedApprovals = (database: () => WritableDatabase) => ({
  scopeOf: (key: string, conversationId: ConversationId | null): 'conversation' | 'always' | null => {
    const has = (sql: string, ...values: readonly string[]): boolean => statement(database(), sql).get(...values) !== undefined
    if (has('SELECT 1 FROM remembered_approvals WHERE key = ? AND conversation_id IS NULL', key)) return 'always'
    if (conversationId === null) return null
    const isAllowedHere = has('SELECT 1 FROM remembered_approvals WHERE key = ? AND conversation_id = ?', key, conversationId)
    return isAllowedHere ? 'conversation' : null
  },
  add: ({ id, conversationId, toolName, toolTitle, what, key, createdAt }: RememberedApproval & { readonly key: string }): void => {
    statement(
      database(),
      `INSERT INTO remembered_approvals (id, conversation_id, tool_name, tool_title, what, key, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (key, coalesce(conversation_id, '')) DO UPDATE SET what = excluded.what, created_at = excluded.created_at`,
    ).run(id, conversationId, toolName, toolTitle, what, key, createdAt)
  },
  /** Newest first. One that can no longer be read is left out, and covers nothing that is asked in its words. */
  list: (): RememberedApproval[] =>
    statement(
      database(),
      `SELECT id, conversation_id AS conversationId, tool_name AS toolName, tool_title AS toolTitle, what, created_at AS createdAt
       FROM remembered_approvals ORDER BY created_at DESC, rowid DESC`,
    )
      .all()
      .flatMap((row) => {
        const parsed = rememberedApprovalSchema.safeParse(row)
        return parsed.success ? [parsed.data] : []
      }),
  forget: (id: string): void => {
    statement(database(), 'DELETE FROM remembered_approvals WHERE id = ?').run(id)
  },
  forgetAll: (): void => {
    statement(database(), 'DELETE FROM remembered_approvals').run()
  },
})
