import type { InferenceChanges } from '../../shared/inference.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { parseInference } from './parse-inference.ts'
import { statement } from './statements.ts'

/** The choices for every conversation with a model; what can no longer be read counts as not chosen. */
export const readModelSettings = (database: ReadableDatabase, modelId: string): InferenceChanges => {
  const text = statement(database, 'SELECT inference FROM model_settings WHERE model_id = ?').pluck().get(modelId)
  return typeof text === 'string' ? parseInference(text) : {}
}

export const writeModelSettings = (database: WritableDatabase, modelId: string, changes: InferenceChanges): void => {
  statement(
    database,
    'INSERT INTO model_settings (model_id, inference) VALUES (?, ?) ON CONFLICT (model_id) DO UPDATE SET inference = excluded.inference',
  ).run(modelId, JSON.stringify(changes))
}
