import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { migrate, newestVersion } from './migrate.ts'
import { explained, storeFailure } from './store-failure.ts'

declare const readable: unique symbol
declare const writable: unique symbol

/** A function that takes a ReadableDatabase writes nothing. */
export type ReadableDatabase = Database.Database & { readonly [readable]: true }
export type WritableDatabase = ReadableDatabase & { readonly [writable]: true }

/** What the driver makes of a statement; everyone else uses `statement`, which explains its failures. */
export type PreparedStatement = Database.Statement

export type OpenOptions = { readonly file: string; readonly backupFolder: string; readonly now: () => number }

const wantedPragmas = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 5000, secure_delete: 1 } as const

/**
 * The driver is built with synchronous=NORMAL for WAL databases, which can lose acknowledged commits with the power.
 * Set on every open, and read back: a pragma that was not taken says nothing by itself.
 */
const setPragmas = (database: Database.Database): void => {
  for (const [name, value] of Object.entries(wantedPragmas)) {
    database.pragma(`${name} = ${value}`)
    const actual: unknown = database.pragma(name, { simple: true })
    if (actual !== value) throw new Error(`SQLite did not take ${name} = ${value}: it is ${String(actual)}`)
  }
}

const markerOf = (file: string): string => `${file}.installed`

const isMissing = (file: string): boolean => existsSync(markerOf(file)) && (!existsSync(file) || statSync(file).size === 0)

const sqliteHeader = 'SQLite format 3\0'

const isForeign = (file: string): boolean => {
  if (!existsSync(file) || statSync(file).size === 0) return false
  const header = Buffer.alloc(sqliteHeader.length)
  const descriptor = openSync(file, 'r')
  readSync(descriptor, header)
  closeSync(descriptor)
  return header.toString('latin1') !== sqliteHeader
}

const brand: (database: Database.Database) => asserts database is WritableDatabase = () => undefined

const versionOf = (database: Database.Database): number => z.number().parse(database.pragma('user_version', { simple: true }))

/**
 * Looks at the version and the schema without changing a byte. An installed database without a version has lost its tables
 * (its write-ahead log was removed, say): it must not become a new one in silence.
 */
const inspect = (file: string): void => {
  if (!existsSync(file) || statSync(file).size === 0) return
  const database = new Database(file, { readonly: true })
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    const version = versionOf(database)
    if (version > newestVersion) throw storeFailure('store-newer', file)
    if (version === 0 && existsSync(markerOf(file))) throw storeFailure('store-missing', file)
  } finally {
    database.close()
  }
}

const open = ({ file, backupFolder, now }: OpenOptions): WritableDatabase => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  if (isMissing(file)) throw storeFailure('store-missing', file)
  if (isForeign(file)) throw storeFailure('store-corrupt', file)
  inspect(file)
  const database: Database.Database = new Database(file)
  brand(database)
  try {
    chmodSync(file, 0o600)
    setPragmas(database)
    migrate(database, versionOf(database), backupFolder, now)
    if (!existsSync(markerOf(file))) {
      forgetDeleted(database)
      writeFileSync(markerOf(file), '', { mode: 0o600 })
    }
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Opens the database, bringing it to this version. Never starts empty in silence: a file that is damaged, gone, of a newer app or not
 * writable is left untouched and becomes an ExpectedError that says which, and what next.
 */
export const openDatabase = (options: OpenOptions): WritableDatabase => explained(options.file, () => open(options))

/** Leaves everything in the one file. On a full disk the write-ahead log stays beside it and is read at the next start. */
export const closeDatabase = (database: WritableDatabase): void => {
  try {
    explained(database.name, () => {
      database.pragma('optimize')
      database.pragma('wal_checkpoint(TRUNCATE)')
    })
  } finally {
    database.close()
  }
}

/** Runs several writes as one; takes the write lock at once, so that two instances never fail half-way. Nests. */
export const inTransaction = <Value>(database: WritableDatabase, work: () => Value): Value =>
  database.inTransaction ? work() : explained(database.name, () => database.transaction(work).immediate())

/** Takes what was deleted out of the write-ahead log as well, so that no file holds it any more. */
export const forgetDeleted = (database: WritableDatabase): void => {
  if (!database.inTransaction) explained(database.name, () => database.pragma('wal_checkpoint(TRUNCATE)'))
}
