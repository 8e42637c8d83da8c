import { z } from 'zod'
import { profileIdSchema, type ProfileId } from '../../shared/ids.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

/** A profile made in the app. Its secret is in the keychain, never here; `secretSaved` tells a lost secret from one that was never saved. */
export type AppProfile = {
  readonly id: ProfileId
  readonly name: string
  readonly kind: 'keychain'
  readonly region: string | null
  readonly secretSaved: boolean
  readonly createdAt: number
}

const rowSchema = z.object({
  id: profileIdSchema,
  name: z.string(),
  kind: z.literal('keychain'),
  region: z.string().nullable(),
  secretSaved: z.number().transform((value) => value === 1),
  createdAt: z.number(),
})

const columns = 'id, name, kind, region, secret_saved AS secretSaved, created_at AS createdAt'

export const insertAppProfile = (database: WritableDatabase, profile: AppProfile): void => {
  const { id, name, kind, region, secretSaved, createdAt } = profile
  statement(database, 'INSERT INTO app_profiles (id, name, kind, region, secret_saved, created_at) VALUES (?, ?, ?, ?, ?, ?)').run(
    id,
    name,
    kind,
    region,
    secretSaved ? 1 : 0,
    createdAt,
  )
}

export const listAppProfiles = (database: ReadableDatabase): AppProfile[] =>
  z.array(rowSchema).parse(statement(database, `SELECT ${columns} FROM app_profiles ORDER BY name, id`).all())

export const getAppProfile = (database: ReadableDatabase, id: string): AppProfile | null => {
  const row = statement(database, `SELECT ${columns} FROM app_profiles WHERE id = ?`).get(id)
  return row === undefined ? null : rowSchema.parse(row)
}

export const deleteAppProfile = (database: WritableDatabase, id: ProfileId): void => {
  statement(database, 'DELETE FROM app_profiles WHERE id = ?').run(id)
}
