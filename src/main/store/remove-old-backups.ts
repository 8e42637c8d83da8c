import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** A backup has the size of the whole database, so not every one of them can stay. */
const keptBackups = 3

const ownName = /^outcrop-version-\d+-(?<stamp>\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)\.sqlite$/u

const stampOf = (name: string): string => ownName.exec(name)?.groups?.['stamp'] ?? ''

const backupsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() && ownName.test(entry.name) ? [entry.name] : []))

/** No failure here may undo, or hide, that the database was brought forward: the next migration tries again. */
const quietly = (work: () => void): void => {
  try {
    work()
  } catch {
    // The folder cannot be read, or a backup is open in another program.
  }
}

/** Keeps `newest`, which the clock may date before others, and the latest beside it. What does not bear the name of a backup stays where it is. */
export const removeOldBackups = (newest: string): void =>
  quietly(() => {
    const folder = dirname(newest)
    const others = backupsIn(folder)
      .filter((name) => name !== basename(newest))
      .toSorted((a, b) => stampOf(b).localeCompare(stampOf(a)))
    for (const name of others.slice(keptBackups - 1)) quietly(() => rmSync(join(folder, name)))
  })
