import { z } from 'zod'
import { modelSchema, type Model } from '../../shared/model.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { parsedJson } from '../../shared/json.ts'
import { statement } from './statements.ts'

/** The models AWS listed for a profile in a region. `fetchedAt` is milliseconds since 1970. */
export type StoredModelList = { readonly models: readonly Model[]; readonly fetchedAt: number }

const rowSchema = z.object({ models: z.string(), fetchedAt: z.number() })

/** null when none was kept, or when it is of another version of the app. */
export const readModelList = (database: ReadableDatabase, profileId: string, region: string): StoredModelList | null => {
  const row = statement(database, 'SELECT models, fetched_at AS fetchedAt FROM model_lists WHERE profile_id = ? AND region = ?').get(
    profileId,
    region,
  )
  if (row === undefined) return null
  const { models, fetchedAt } = rowSchema.parse(row)
  const parsed = z.array(modelSchema).safeParse(parsedJson(models))
  return parsed.success ? { models: parsed.data, fetchedAt } : null
}

export const saveModelList = (database: WritableDatabase, profileId: string, region: string, list: StoredModelList): void => {
  statement(
    database,
    `INSERT INTO model_lists (profile_id, region, models, fetched_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (profile_id, region) DO UPDATE SET models = excluded.models, fetched_at = excluded.fetched_at`,
  ).run(profileId, region, JSON.stringify(list.models), list.fetchedAt)
}

export const deleteModelLists = (database: WritableDatabase, profileId: string): void => {
  statement(database, 'DELETE FROM model_lists WHERE profile_id = ?').run(profileId)
}
