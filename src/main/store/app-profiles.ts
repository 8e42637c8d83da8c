import { z } from 'zod'
import { profileIdSchema, type ProfileId } from '../../shared/ids.ts'
import { endpointsSchema } from '../../shared/profile.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { parsedJson } from '../../shared/json.ts'
import { statement } from './statements.ts'

const detailsSchema = z.object({
  endpoints: endpointsSchema.default({ runtime: null, controlPlane: null, agentRuntime: null }),
  role: z
    .object({
      sourceProfileId: profileIdSchema,
      roleArn: z.string(),
      externalId: z.string().optional(),
      mfaSerial: z.string().optional(),
      sessionName: z.string().optional(),
    })
    .nullable()
    .default(null),
  /** `sessionName` names the token in the cache that the AWS tools share. */
  sso: z
    .object({ startUrl: z.string(), region: z.string(), sessionName: z.string(), accountId: z.string(), roleName: z.string() })
    .nullable()
    .default(null),
})

const rowSchema = z.object({
  id: profileIdSchema,
  name: z.string(),
  kind: z.enum(['app-keys', 'app-role', 'app-api-key', 'app-sso']),
  region: z.string(),
  secretSaved: z.number().transform((value) => value === 1),
  createdAt: z.number(),
  details: z.string().transform(parsedJson).pipe(detailsSchema),
})
type Row = z.infer<typeof rowSchema>

/**
 * A profile made in the app. Its secret is in the keychain, never here; `secretSaved` tells a lost secret from one that was never saved. `role`
 * belongs to the kind app-role, `sso` to app-sso.
 */
export type AppProfile = Omit<Row, 'details'> & Row['details']

const flat = (row: unknown): AppProfile => {
  const { details, ...rest } = rowSchema.parse(row)
  return { ...rest, ...details }
}

const columns = `id, name, kind, coalesce(region, '') AS region, secret_saved AS secretSaved, created_at AS createdAt, details`

/** Writes a profile, or anew what of it can change: not its kind, nor when it was made. */
export const saveAppProfile = (database: WritableDatabase, profile: AppProfile): void => {
  const { id, name, kind, region, secretSaved, createdAt, ...details } = profile
  statement(
    database,
    `INSERT INTO app_profiles (id, name, kind, region, secret_saved, created_at, details) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, region = excluded.region, secret_saved = excluded.secret_saved, details = excluded.details`,
  ).run(id, name, kind, region, secretSaved ? 1 : 0, createdAt, JSON.stringify(details))
}

export const listAppProfiles = (database: ReadableDatabase): AppProfile[] =>
  statement(database, `SELECT ${columns} FROM app_profiles ORDER BY name, id`)
    .all()
    .map((row) => flat(row))

export const getAppProfile = (database: ReadableDatabase, id: string): AppProfile | null => {
  const row = statement(database, `SELECT ${columns} FROM app_profiles WHERE id = ?`).get(id)
  return row === undefined ? null : flat(row)
}

export const deleteAppProfile = (database: WritableDatabase, id: ProfileId): void => {
  statement(database, 'DELETE FROM app_profiles WHERE id = ?').run(id)
}
