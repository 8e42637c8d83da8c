import { auditMessages } from '../../../shared/messages/audit.ts'
import { auditColumns, auditLines } from '../../store/audit-lines.ts'
import { clearCalls, listCalls } from '../../store/audit.ts'
import { csvOf } from '../../store/csv.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { localDay } from '../../store/local-days.ts'
import type { PageHandlers } from '../page-handlers.ts'

export type AuditDependencies = {
  readonly database: () => WritableDatabase
  /** Lets the person choose where; false when none was chosen. */
  readonly saveFile: (suggestedName: string, text: string | Uint8Array) => Promise<boolean>
  readonly now: () => number
}

/** What tools did: to look through, to keep elsewhere, to clear. */
export const auditHandlers = ({ database, saveFile, now }: AuditDependencies): PageHandlers<'audit'> => ({
  'audit.list': ({ limit, offset, ...query }) => listCalls(database(), query, { limit, offset }),
  'audit.save': (query) => {
    const lines = auditLines(database(), query).map((line) => auditColumns.map((column) => line[column]))
    return saveFile(auditMessages.exportName(localDay(now())), csvOf(auditColumns, lines))
  },
  'audit.clear': () => {
    clearCalls(database())
    return null
  },
})
