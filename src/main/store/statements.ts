import type { PreparedStatement, ReadableDatabase } from './database.ts'
import { explained } from './store-failure.ts'

/** A prepared statement; what it returns is parsed by its caller. A full disk or a damaged file is thrown as an ExpectedError. */
type Statement = {
  readonly run: (...values: readonly unknown[]) => { readonly changes: number }
  readonly get: (...values: readonly unknown[]) => unknown
  readonly all: (...values: readonly unknown[]) => unknown[]
  /** Rows become the value of their first column. */
  readonly pluck: () => Statement
}

const explaining = (file: string, prepared: PreparedStatement): Statement => ({
  run: (...values) => explained(file, () => prepared.run(...values)),
  get: (...values) => explained(file, () => prepared.get(...values)),
  all: (...values) => explained(file, () => prepared.all(...values)),
  pluck: () => explaining(file, prepared.pluck()),
})

const known = new WeakMap<ReadableDatabase, Map<string, Statement>>()

/** A prepared statement, compiled once for each database. */
export const statement = (database: ReadableDatabase, sql: string): Statement => {
  const ofDatabase = known.get(database) ?? new Map<string, Statement>()
  known.set(database, ofDatabase)
  const found =
    ofDatabase.get(sql) ??
    explaining(
      database.name,
      explained(database.name, () => database.prepare(sql)),
    )
  ofDatabase.set(sql, found)
  return found
}
