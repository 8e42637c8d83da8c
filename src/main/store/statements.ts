import type { ReadableDatabase, Statement } from './database.ts'

const prepared = new WeakMap<ReadableDatabase, Map<string, Statement>>()

/** A prepared statement, compiled once for each database. */
export const statement = (database: ReadableDatabase, sql: string): Statement => {
  const known = prepared.get(database) ?? new Map<string, Statement>()
  prepared.set(database, known)
  const found = known.get(sql) ?? database.prepare(sql)
  known.set(sql, found)
  return found
}
