import { stat } from 'node:fs/promises'
import type { FolderListing } from '../../shared/attachment.ts'
import { ExpectedError } from '../../shared/expected-error.ts'
import type { Ingested as Taken, IngestOutcomes } from '../../shared/ipc/contract.ts'
import { displayName } from '../attachments/display-name.ts'
import type { Ingest, Ingested } from '../attachments/ingest.ts'
import { LockedFileError } from '../attachments/locked-files.ts'
import { createSlots } from '../attachments/slots.ts'
import { insertAttachment } from '../store/attachments.ts'
import type { WritableDatabase } from '../store/database.ts'
import { folderForgotten, unexpectedFailure } from './refuse-attachment.ts'

type Outcome = IngestOutcomes[number]

/** `paths` has one path for each entry of the listing. */
type ListFolder = (
  path: string,
  signal: AbortSignal,
) => Promise<{ readonly listing: Omit<FolderListing, 'folderId'>; readonly paths: readonly string[] }>

export type TakeFilesDependencies = {
  readonly database: () => WritableDatabase
  readonly ingest: () => Promise<Ingest>
  readonly listFolder: ListFolder
  readonly newId: () => string
  /** For what is no refusal in words: one file that failed must not take the others along. */
  readonly reportBug: (error: unknown) => void
}

export type TakeFiles = {
  /** Takes one file in, however it comes; what it is refused for becomes its outcome. */
  readonly outcome: (name: string, read: (ingest: Ingest, signal: AbortSignal) => Promise<Ingested>) => Promise<Outcome>
  /** Files and folders mixed, in the order given; a folder becomes a listing to choose from. */
  readonly fromPaths: (paths: readonly string[]) => Promise<Taken>
  readonly fromFolder: (folderId: string, entries: readonly number[]) => Promise<Taken>
  /** The name under which a file was refused for want of its password. */
  readonly lockedName: (lockedId: string) => string
}

/** Files that are read at the same time, of all that were given. */
const atOnce = 4
/** Listings and locked files that are remembered; the oldest is forgotten first. */
const mostFolders = 20
const mostLocked = 200

const fileName = (path: string): string => path.split(/[\\/]/u).findLast((part) => part !== '') ?? path

const remember = <Key, Value>(known: Map<Key, Value>, key: Key, value: Value, most: number): void => {
  known.delete(key)
  known.set(key, value)
  for (const oldest of known.keys()) {
    if (known.size <= most) return
    known.delete(oldest)
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    // What cannot be looked at is told in words when it is read.
    () => false,
  )

export const createTakeFiles = ({ database, ingest, listFolder, newId, reportBug }: TakeFilesDependencies): TakeFiles => {
  const { signal } = new AbortController()
  const slots = createSlots(atOnce)
  const folderPaths = new Map<string, readonly string[]>()
  const lockedNames = new Map<string, string>()

  const refused = (name: string, error: unknown): Outcome => {
    const shown = displayName(name)
    if (!(error instanceof ExpectedError)) {
      reportBug(error)
      return { ok: false, name: shown, error: unexpectedFailure(shown, error).userFacing, lockedId: null }
    }
    const lockedId = error instanceof LockedFileError ? error.lockedId : null
    if (lockedId !== null) remember(lockedNames, lockedId, name, mostLocked)
    return { ok: false, name: shown, error: error.userFacing, lockedId }
  }

  const read: TakeFiles['outcome'] = async (name, work) => {
    try {
      const { attachment, pages } = await work(await ingest(), signal)
      insertAttachment(database(), attachment, pages)
      return { ok: true, attachment }
    } catch (error) {
      return refused(name, error)
    }
  }
  const readFile = (path: string): Promise<Outcome> => read(fileName(path), (reader) => reader.ingestFile(path, signal))
  const readListedFile = (path: string): Promise<Outcome> => read(fileName(path), (reader) => reader.ingestListedFile(path, signal))

  const list = async (path: string): Promise<FolderListing | Outcome> => {
    try {
      const { listing, paths } = await listFolder(path, signal)
      const folderId = newId()
      remember(folderPaths, folderId, paths, mostFolders)
      return { folderId, ...listing }
    } catch (error) {
      return refused(fileName(path), error)
    }
  }
  const take = async (path: string): Promise<FolderListing | Outcome> => ((await isFolder(path)) ? list(path) : readFile(path))

  return {
    outcome: (name, work) => slots.use(() => read(name, work), signal),
    fromPaths: async (paths) => {
      const taken = await Promise.all(paths.map((path) => slots.use(() => take(path), signal)))
      return {
        outcomes: taken.flatMap((found) => ('folderId' in found ? [] : [found])),
        folders: taken.flatMap((found) => ('folderId' in found ? [found] : [])),
      }
    },
    fromFolder: async (folderId, entries) => {
      const paths = folderPaths.get(folderId)
      if (paths === undefined) throw folderForgotten()
      const chosen = [...new Set(entries)].flatMap((entry) => paths[entry] ?? [])
      return { outcomes: await Promise.all(chosen.map((path) => slots.use(() => readListedFile(path), signal))), folders: [] }
    },
    lockedName: (lockedId) => lockedNames.get(lockedId) ?? '',
  }
}
