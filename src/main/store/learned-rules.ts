import { z } from 'zod'
import { jsonValueSchema, parsedJson, type JsonValue } from '../../shared/json.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

/** A model may learn what it once refused, so what was learned of it is tried again after a while. */
const lifetimeMs = 30 * 24 * 60 * 60_000

const rowSchema = z.object({ rule: z.string().transform(parsedJson).pipe(jsonValueSchema), learnedAt: z.number() })

/** What the refusals of a model have taught, as it was written; null when there is nothing, or nothing of the last 30 days. */
export const readLearnedRule = (database: ReadableDatabase, modelId: string, now: number): JsonValue => {
  const row = statement(database, 'SELECT rule, learned_at AS learnedAt FROM learned_rules WHERE model_id = ?').get(modelId)
  const parsed = rowSchema.safeParse(row)
  return parsed.success && now - parsed.data.learnedAt < lifetimeMs ? parsed.data.rule : null
}

export const writeLearnedRule = (database: WritableDatabase, modelId: string, rule: object, now: number): void => {
  statement(
    database,
    `INSERT INTO learned_rules (model_id, rule, learned_at) VALUES (?, ?, ?)
     ON CONFLICT (model_id) DO UPDATE SET rule = excluded.rule, learned_at = excluded.learned_at`,
  ).run(modelId, JSON.stringify(rule), now)
}
