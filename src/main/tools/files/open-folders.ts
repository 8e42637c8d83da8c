import { basename, join, sep } from 'node:path'
import type { FolderAccess } from '../../../shared/folder.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import type { ToolContext } from '../tool.ts'
import { placesKeptOutWith } from './kept-out.ts'
import { findPlace, type Place, type Root } from './workspace-paths.ts'

export type FileToolsDependencies = {
  /** The granted folders of a conversation, by their real paths. */
  readonly roots: (conversationId: ConversationId) => readonly Root[]
  /** Folders that no tool opens, besides those that are always kept out: the app's own folder. */
  readonly keptOut?: readonly string[]
}

/** The granted folders as the tools for files use them. */
export type OpenFolders = {
  readonly keptOut: readonly string[]
  readonly roots: (context: ToolContext) => readonly Root[]
  readonly find: (context: ToolContext, path: string, access: FolderAccess) => Promise<Place>
  /** One place, or all the folders where none is named. */
  readonly findAll: (context: ToolContext, path: string | undefined) => Promise<readonly Pick<Place, 'root' | 'names' | 'path'>[]>
  /** How the model names it from now on: short where that is clear. */
  readonly nameOf: (context: ToolContext, root: Root, names: readonly string[]) => string
}

export const openFolders = ({ roots: rootsOf, keptOut: more = [] }: FileToolsDependencies): OpenFolders => {
  const keptOut = placesKeptOutWith(more)
  const roots = (context: ToolContext): readonly Root[] => rootsOf(context.conversationId)
  const find = (context: ToolContext, path: string, access: FolderAccess): Promise<Place> =>
    findPlace(roots(context), path, access, { keptOut })
  return {
    keptOut,
    roots,
    find,
    findAll: async (context, path) => {
      const granted = roots(context)
      if (path !== undefined && path !== '') return [await find(context, path, 'read')]
      if (granted.length === 0) return [await find(context, sep, 'read')]
      return Promise.all(granted.map((root) => find(context, root.path, 'read')))
    },
    nameOf: (context, root, names) => onOneLine(shortName(roots(context), root, names)),
  }
}

const shortName = (granted: readonly Root[], root: Root, names: readonly string[]): string => {
  if (granted.length === 1) return names.join('/') || '.'
  const isOnlyName = granted.filter((each) => basename(each.path) === basename(root.path)).length === 1
  return isOnlyName ? [basename(root.path), ...names].join('/') : join(root.path, ...names)
}

/** A name may hold a line end, and must not look like two of them. */
const onOneLine = (name: string): string => (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name) ? JSON.stringify(name) : name)
