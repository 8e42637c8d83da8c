import { constants } from 'node:fs'
import type { Dirent } from 'node:fs'
import { access, lstat, opendir, realpath } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { maximumFileBytes } from '../../shared/file-limits.ts'
import type { FolderEntry, FolderListing } from '../../shared/attachment.ts'
import { attachmentsMessages } from '../../shared/messages/attachments.ts'
import { fileSizeWords } from '../../shared/messages/file-size.ts'
import { displayName } from './display-name.ts'
import { guessKind } from './guess-kind.ts'

export type FolderLimits = { readonly files: number; readonly depth: number; readonly looked: number }

/** `looked` are the names read in all, whatever they are. */
const usualLimits: FolderLimits = { files: 2000, depth: 12, looked: 50_000 }

/** `paths` are those of the entries, by their index. */
export type ListedFolder = { readonly listing: Omit<FolderListing, 'folderId'>; readonly paths: readonly string[] }

type Found = { readonly path: string; readonly shown: readonly string[]; readonly entry: Omit<FolderEntry, 'index' | 'path'> }

/** What could be taken of a folder, near things first when there is too much. Follows no link, leaves hidden files and those of tools out. */
export const listFolder = async (path: string, signal: AbortSignal, limits: FolderLimits = usualLimits): Promise<ListedFolder> => {
  const found: Found[] = []
  let isCut = false
  let looked = 0
  // The folder itself may be a link; what is taken of it later must lie where it was seen.
  const realPath = await realpath(path).catch(() => path)
  let level: readonly { readonly path: string; readonly shown: readonly string[] }[] = [{ path: realPath, shown: [] }]
  for (let depth = 1; level.length > 0 && !isCut; depth += 1) {
    const below: { path: string; shown: readonly string[] }[] = []
    for (const folder of level) {
      signal.throwIfAborted()
      const names = await readNames(folder.path, limits.looked - looked)
      if (names === null) {
        found.push({ ...folder, entry: unreadable })
        continue
      }
      looked += names.entries.length
      isCut ||= names.isCut
      for (const child of names.entries.filter((entry) => !isLeftOut(entry.name)).toSorted(byName)) {
        const place = { path: join(folder.path, child.name), shown: [...folder.shown, displayName(child.name)] }
        if (child.isDirectory()) below.push(place)
        if (!child.isFile()) continue
        if (found.length >= limits.files) isCut = true
        else found.push({ ...place, entry: await describe(place.path) })
      }
      if (isCut) break
    }
    if (depth === limits.depth && below.length > 0) isCut = true
    level = depth < limits.depth ? below : []
  }
  const sorted = found.toSorted((left, right) => comparePlaces(left.shown, right.shown))
  const entries = sorted.map(({ shown, entry }, index) => ({ index, path: shown.join('/'), ...entry }))
  return { listing: { name: displayName(basename(resolve(path))), entries, isCut }, paths: sorted.map((each) => each.path) }
}

/** Null for a folder that cannot be read; no more names than `room` are held. */
const readNames = async (path: string, room: number): Promise<{ readonly entries: readonly Dirent[]; readonly isCut: boolean } | null> => {
  try {
    const entries: Dirent[] = []
    for await (const entry of await opendir(path)) {
      if (entries.length >= room) return { entries, isCut: true }
      entries.push(entry)
    }
    return { entries, isCut: false }
  } catch {
    // Gone or forbidden: it is listed as one that cannot be read.
    return null
  }
}

const unreadable = { sizeBytes: 0, kind: null, obstacle: attachmentsMessages.folderEntryUnreadable } as const

const describe = async (path: string): Promise<Found['entry']> => {
  try {
    const { size: sizeBytes } = await lstat(path)
    const guess = guessKind(basename(path))
    const obstacle = sizeObstacle(sizeBytes) ?? (guess === 'refused' ? attachmentsMessages.folderEntryUnsupported : null)
    if (obstacle === null) await access(path, constants.R_OK)
    return { sizeBytes, kind: guess === 'refused' ? null : guess, obstacle }
  } catch {
    // Forbidden, or gone since it was listed.
    return unreadable
  }
}

const sizeObstacle = (sizeBytes: number): string | null => {
  if (sizeBytes === 0) return attachmentsMessages.folderEntryEmpty
  return sizeBytes > maximumFileBytes ? attachmentsMessages.folderEntryTooLarge(fileSizeWords(maximumFileBytes)) : null
}

const namesOfTools: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  '__pycache__',
  '__MACOSX',
  'venv',
  '$RECYCLE.BIN',
  'System Volume Information',
  'desktop.ini',
  'Thumbs.db',
])

/** Hidden files, what version control and package managers keep, and the notes of office programs on files that are open. */
const isLeftOut = (name: string): boolean => name.startsWith('.') || name.startsWith('~$') || namesOfTools.has(name)

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

const byName = (left: Dirent, right: Dirent): number => collator.compare(left.name, right.name)

/** As a file manager shows a tree: name by name, not by the letters of the whole path. */
const comparePlaces = (left: readonly string[], right: readonly string[]): number => {
  for (const [index, name] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    const order = collator.compare(name, other)
    if (order !== 0) return order
  }
  return left.length - right.length
}
