import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { ExpectedError } from '../../shared/expected-error.ts'
import { migrate, newestVersion } from './migrate.ts'
import { storeFailure } from './store-failure.ts'

declare const readable: unique symbol
declare const writable: unique symbol

/** A function that takes a ReadableDatabase writes nothing. */
export type ReadableDatabase = Database.Database & { readonly [readable]: true }
export type WritableDatabase = ReadableDatabase & { readonly [writable]: true }

/** A prepared statement; what it returns is parsed by its caller. */
export type Statement = Database.Statement<unknown[]>

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

/** Looks at the version without changing a byte: a database of a newer app must stay as it is. */
const refuseNewer = (file: string): void => {
  if (!existsSync(file) || statSync(file).size === 0) return
  const database = new Database(file, { readonly: true })
  try {
    if (versionOf(database) > newestVersion) throw storeFailure('store-newer', file)
  } finally {
    database.close()
  }
}

const open = ({ file, backupFolder, now }: OpenOptions): WritableDatabase => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  if (isMissing(file)) throw storeFailure('store-missing', file)
  if (isForeign(file)) throw storeFailure('store-corrupt', file)
  refuseNewer(file)
  const database: Database.Database = new Database(file)
  brand(database)
  try {
    chmodSync(file, 0o600)
    setPragmas(database)
    migrate(database, versionOf(database), backupFolder, now)
    if (!existsSync(markerOf(file))) writeFileSync(markerOf(file), '', { mode: 0o600 })
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const codes: readonly (readonly [RegExp, Parameters<typeof storeFailure>[0]])[] = [
  [/^SQLITE_(CORRUPT|NOTADB)/u, 'store-corrupt'],
  [/^(SQLITE_FULL|ENOSPC)/u, 'store-full'],
  [/^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR|BUSY)|EACCES|EPERM|EROFS)/u, 'store-unwritable'],
]

/**
 * Opens the database, bringing it to this version. Never starts empty in silence: a file that is damaged, gone, of a newer app or not
 * writable is left untouched and becomes an ExpectedError that says which, and what next.
 */
export const openDatabase = (options: OpenOptions): WritableDatabase => {
  try {
    return open(options)
  } catch (error) {
    if (error instanceof ExpectedError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const known = codes.find(([pattern]) => pattern.test(code))
    if (known === undefined) throw error
    throw storeFailure(known[1], options.file, error)
  }
}

export const closeDatabase = (database: WritableDatabase): void => {
  database.pragma('optimize')
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

/** Runs several writes as one; takes the write lock at once, so that two instances never fail half-way. Nests. */
export const inTransaction = <Value>(database: WritableDatabase, work: () => Value): Value =>
  database.inTransaction ? work() : database.transaction(work).immediate()

/** Takes what was deleted out of the write-ahead log as well, so that no file holds it any more. */
export const forgetDeleted = (database: WritableDatabase): void => {
  database.pragma('wal_checkpoint(TRUNCATE)')
}
