import { usageMessages } from '../../../shared/messages/usage.ts'
import { csvOf } from '../../store/csv.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { readSettings } from '../../store/settings.ts'
import { usageColumns, usageLines } from '../../store/usage-lines.ts'
import { conversationUsage, monthUsage, readUsageReport } from '../../store/usage-report.ts'
import type { PageHandlers } from '../page-handlers.ts'

export type UsageDependencies = {
  readonly database: () => WritableDatabase
  /** The names of the profiles that there are, by their ids. */
  readonly profileNames: () => Promise<ReadonlyMap<string, string>>
  /** What lists of models call one; the id itself where none has it. */
  readonly modelNames: () => Promise<(modelId: string) => string>
  /** Lets the person choose where; false when none was chosen. */
  readonly saveFile: (suggestedName: string, text: string | Uint8Array) => Promise<boolean>
  readonly now: () => number
}

/** What was used and what it cost. */
export const usageHandlers = ({ database, profileNames, modelNames, saveFile, now }: UsageDependencies): PageHandlers<'usage'> => ({
  'usage.read': async (period) => {
    const [profiles, models] = await Promise.all([profileNames(), modelNames()])
    return readUsageReport(database(), period, { profiles, models })
  },
  'usage.month': () => ({ usd: monthUsage(database(), now()), budgetUsd: readSettings(database()).monthlyBudgetUsd }),
  'usage.ofConversation': ({ conversationId }) => conversationUsage(database(), conversationId),
  'usage.export': async (period) => {
    const lines = usageLines(database(), period).map((line) => Object.values(line))
    return { isSaved: await saveFile(usageMessages.exportName(period.from, period.to), csvOf(usageColumns, lines)) }
  },
})
