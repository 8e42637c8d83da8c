import type { Dirent } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { withFolder, type OpenFolder, type Way } from './open-folder.ts'
import { isKeptOut, keptOutWithin, type Root } from './workspace-paths.ts'

type EntryKind = 'file' | 'folder' | 'link' | 'other'
/** `names` lead to it from the root. */
export type WalkedEntry = { readonly name: string; readonly names: readonly string[]; readonly kind: EntryKind }

export type Walk = {
  readonly root: Root
  readonly names: readonly string[]
  /** 1 is the folder alone. */
  readonly depth: number
  /** Names that may be read in all. */
  readonly maximumLooked: number
  readonly keptOut: readonly string[]
}

/** How far a search goes, in each granted folder. */
export const searchReach = { depth: 40, maximumLooked: 200_000 } as const satisfies Partial<Walk>

/** `isCut` when there was more than may be looked at; `unreadable` counts folders that could not be opened. */
export type Walked = { readonly isCut: boolean; readonly unreadable: number }

/** What a visit of one folder answers: to go on, or that enough was found. */
export type VisitFolder = (entries: readonly WalkedEntry[], folder: OpenFolder) => Promise<'go-on' | 'enough'>

type WalkState = { looked: number; unreadable: number; isCut: boolean; isEnough: boolean; visitFailure: unknown }

/** Folder by folder, near ones first, each by its names in order. Follows no link: what is one is only named. */
export const walkFolder = async (walk: Walk, visit: VisitFolder, signal: AbortSignal, way?: Way): Promise<Walked> => {
  const { root, keptOut } = walk
  const state: WalkState = { looked: 0, unreadable: 0, isCut: false, isEnough: false, visitFailure: null }
  let level: readonly (readonly string[])[] = [walk.names]
  for (let depth = 1; level.length > 0 && depth <= walk.depth; depth += 1) {
    const below: (readonly string[])[] = []
    for (const names of level) {
      signal.throwIfAborted()
      const isFirst = depth === 1
      const look = async (folder: OpenFolder): Promise<void> => {
        const listed = await listNames(folder, walk.maximumLooked - state.looked)
        state.looked += listed.entries.length
        state.isCut ||= listed.isCut
        const near = keptOutWithin(keptOut, join(root.path, ...names))
        const entries = listed.entries
          .map((entry) => ({ name: entry.name, names: [...names, entry.name], kind: kindOf(entry) }))
          .filter((entry) => near.length === 0 || !isKeptOut(near, join(root.path, ...entry.names)))
          .toSorted(byName)
        below.push(...entries.filter((entry) => entry.kind === 'folder' && !ofPrograms.has(entry.name)).map((entry) => entry.names))
        try {
          state.isEnough ||= (await visit(entries, folder)) === 'enough'
        } catch (error) {
          state.visitFailure = error
          throw error
        }
      }
      try {
        await withFolder(root, names, look, way)
      } catch (error) {
        // The folder that was asked for has to be read; one below that cannot be is counted.
        if (isFirst || signal.aborted || error === state.visitFailure) throw error
        state.unreadable += 1
      }
      if (state.isCut || state.isEnough) return { isCut: state.isCut, unreadable: state.unreadable }
    }
    level = below
  }
  return { isCut: false, unreadable: state.unreadable }
}

const listNames = async (folder: OpenFolder, room: number): Promise<{ readonly entries: readonly Dirent[]; readonly isCut: boolean }> => {
  const entries: Dirent[] = []
  for await (const entry of await opendir(folder.self)) {
    if (entries.length >= room) return { entries, isCut: true }
    entries.push(entry)
  }
  await folder.check()
  return { entries, isCut: false }
}

const kindOf = (entry: Dirent): EntryKind => {
  if (entry.isSymbolicLink()) return 'link'
  if (entry.isDirectory()) return 'folder'
  return entry.isFile() ? 'file' : 'other'
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

const byName = (left: WalkedEntry, right: WalkedEntry): number => collator.compare(left.name, right.name)

/** What version control and package managers keep is named, but not gone into: it is too much, and nothing that a person wrote. */
const ofPrograms: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '__pycache__',
  '.venv',
  'venv',
  '.cache',
])
