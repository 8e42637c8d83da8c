import { z } from 'zod'
import { settingsSchema, type Settings } from '../../shared/settings.ts'
import { inTransaction, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { parsedJson } from '../../shared/json.ts'
import { statement } from './statements.ts'

const rowsSchema = z.array(z.object({ key: z.string(), value: z.string() }))

/** Every value that still parses; each of the others falls back to its default. */
export const readSettings = (database: ReadableDatabase): Settings => {
  const rows = rowsSchema.parse(statement(database, 'SELECT key, value FROM settings').all())
  const stored = Object.fromEntries(rows.map(({ key, value }) => [key, parsedJson(value)]))
  const sound = Object.entries(settingsSchema.shape).filter(([key, schema]) => schema.safeParse(stored[key]).success)
  return settingsSchema.parse(Object.fromEntries(sound.map(([key]) => [key, stored[key]])))
}

export const writeSettings = (
  database: WritableDatabase,
  changes: { readonly [Key in keyof Settings]?: Settings[Key] | undefined },
): Settings => {
  const write = statement(
    database,
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  inTransaction(database, () => {
    for (const [key, value] of Object.entries(changes)) if (value !== undefined) write.run(key, JSON.stringify(value))
  })
  return readSettings(database)
}
