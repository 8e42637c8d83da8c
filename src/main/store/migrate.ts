import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { WritableDatabase } from './database.ts'
import { initial } from './migrations/0001-initial.ts'
import { signIn } from './migrations/0002-sign-in.ts'
import { converse } from './migrations/0003-converse.ts'
import { files } from './migrations/0004-files.ts'
import { tools } from './migrations/0005-tools.ts'
import { draftMarks } from './migrations/0006-draft-marks.ts'
import { removeOldBackups } from './remove-old-backups.ts'

/** In order; the place in the list, counted from 1, is the version a migration leads to. */
const migrations: readonly string[] = [initial, signIn, converse, files, tools, draftMarks]

export const newestVersion = migrations.length

/** A copy of the whole database as it was, checked by opening it. A plain copy of the file would miss the write-ahead log. */
const backUp = (database: WritableDatabase, version: number, folder: string, now: () => number): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stamp = new Date(now()).toISOString().replace(/[:.]/gu, '-')
  const file = join(folder, `outcrop-version-${version}-${stamp}.sqlite`)
  database.prepare('VACUUM INTO ?').run(file)
  chmodSync(file, 0o600)
  database.prepare('ATTACH ? AS backup').run(file)
  const result: unknown = database.pragma('backup.quick_check', { simple: true })
  const copied: unknown = database.pragma('backup.user_version', { simple: true })
  database.exec('DETACH backup')
  if (result !== 'ok' || copied !== version)
    throw new Error(`The backup ${file} is not sound: ${String(result)}, version ${String(copied)}`)
  return file
}

/** Everything pending in one transaction, after a backup where there is something to lose. Older backups go only when it has succeeded. */
export const migrate = (
  database: WritableDatabase,
  version: number,
  backupFolder: string,
  now: () => number,
  steps: readonly string[] = migrations,
): void => {
  if (version >= steps.length) return
  const backup = version > 0 ? backUp(database, version, backupFolder, now) : null
  database
    .transaction(() => {
      for (const step of steps.slice(version)) database.exec(step)
      database.pragma(`user_version = ${steps.length}`)
    })
    .immediate()
  if (backup !== null) removeOldBackups(backup)
}
