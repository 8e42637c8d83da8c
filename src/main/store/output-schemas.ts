import { z } from 'zod'
import { outputSchemaSchema, savedSchemaSchema, type OutputSchema, type SavedSchema } from '../../shared/inference.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { parsedJson } from '../../shared/json.ts'
import { statement } from './statements.ts'

const rowSchema = savedSchemaSchema.extend({ schema: z.string().transform(parsedJson).pipe(outputSchemaSchema.shape.schema) })

/** By name. One that can no longer be read is left out, the others stay. */
export const listSchemas = (database: ReadableDatabase): SavedSchema[] =>
  statement(database, 'SELECT id, name, description, schema FROM output_schemas ORDER BY name, id')
    .all()
    .flatMap((row) => {
      const parsed = rowSchema.safeParse(row)
      return parsed.success ? [parsed.data] : []
    })

export const saveSchema = (database: WritableDatabase, id: string, output: OutputSchema, now: number): SavedSchema => {
  const { name, description, schema } = output
  statement(
    database,
    `INSERT INTO output_schemas (id, name, description, schema, updated_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description, schema = excluded.schema,
     updated_at = excluded.updated_at`,
  ).run(id, name, description, JSON.stringify(schema), now)
  return { id, name, description, schema }
}

export const removeSchema = (database: WritableDatabase, id: string): void => {
  statement(database, 'DELETE FROM output_schemas WHERE id = ?').run(id)
}
