import { lstat, realpath, stat } from 'node:fs/promises'
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { FolderAccess } from '../../../shared/folder.ts'
import { errorCode } from '../../../shared/error-code.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { fileFailure } from './file-failure.ts'
import { placesKeptOut } from './kept-out.ts'
import { spellingProblem } from './path-spelling.ts'

/** A granted folder, by its real path. */
export type Root = { readonly path: string; readonly access: FolderAccess }

/** Something in a granted folder: `names` lead to it from the root, none of them a link when it was looked up. It need not be there. */
export type Place = { readonly root: Root; readonly names: readonly string[]; readonly path: string; readonly isThere: boolean }

export type PlaceOptions = {
  readonly platform?: NodeJS.Platform
  /** Real paths that no tool opens, whatever was granted. */
  readonly keptOut?: readonly string[]
}

/** The one place that decides whether a path is inside `folder`; both are absolute and without links. */
export const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/**
 * Where a path of the model leads, or words why it may not go there. Nothing outside is even looked at: a path that is not spelled inside a
 * granted folder is refused before the disk is asked, a link is refused by where it ends. `openFolder` then goes the way without following links.
 */
export const findPlace = async (
  roots: readonly Root[],
  given: string,
  access: FolderAccess,
  { platform = process.platform, keptOut = placesKeptOut() }: PlaceOptions = {},
): Promise<Place> => {
  if (roots.length === 0) throw new Error(words.noFolders)
  if (given === '') throw new Error(words.emptyPath)
  const problem = spellingProblem(given, platform)
  if (problem !== null) throw new Error(words.badPath(problem))
  const wanted = absolutePath(roots, given)
  const spelled = innermost(roots, (root) => isInside(folded(root.path, platform), folded(wanted, platform)))
  if (spelled === null) throw new Error(words.outside(given))
  await checkRoot(spelled)
  const { path, isThere } = await realPathOf(wanted, given)
  const root = innermost(roots, (each) => isInside(each.path, path))
  if (root === null) throw new Error(words.linkOutside(given))
  if (root !== spelled) await checkRoot(root)
  if (isKeptOut(keptOut, path)) throw new Error(words.keptOut(given))
  if (access === 'read-write' && root.access === 'read') throw new Error(words.readOnly(given))
  return { root, names: relative(root.path, path).split(sep).filter(Boolean), path, isThere }
}

/** A relative path counts from the only folder, or begins with the name of one of several. */
const absolutePath = (roots: readonly Root[], given: string): string => {
  if (isAbsolute(given)) return resolve(given)
  const [only, second] = roots
  if (only !== undefined && second === undefined) return resolve(only.path, given)
  const [first = '', ...rest] = given.split(/[\\/]/u)
  const named = roots.filter((root) => basename(root.path) === first)
  const [root] = named
  if (root === undefined || named.length > 1) throw new Error(words.whichFolder(describeRoots(roots)))
  return resolve(root.path, rest.join(sep))
}

export const describeRoots = (roots: readonly Root[]): string =>
  roots.map(({ path, access }) => words.grantedFolder(path, access === 'read' ? words.accessRead : words.accessWrite)).join('\n')

/** Of folders that lie in each other, the inner one says what is allowed. */
const innermost = (roots: readonly Root[], contains: (root: Root) => boolean): Root | null =>
  roots.filter(contains).toSorted((left, right) => right.path.length - left.path.length)[0] ?? null

/** Whatever the case of its letters: some disks do not tell them apart. */
export const isKeptOut = (keptOut: readonly string[], path: string): boolean =>
  keptOut.some((place) => isInside(withoutCase(place), withoutCase(path)))

/** Those of the places that lie in a folder: the others do not concern what is in it, and comparing every name with every place takes long. */
export const keptOutWithin = (keptOut: readonly string[], folder: string): readonly string[] =>
  keptOut.filter((place) => isInside(withoutCase(folder), withoutCase(place)))

const withoutCase = (path: string): string => path.normalize('NFC').toLowerCase()

/** As file systems compare that do not tell cases apart. It only sorts out early: the real path decides. */
const folded = (path: string, platform: NodeJS.Platform): string =>
  platform === 'darwin' || platform === 'win32' ? withoutCase(path) : path

/** What was granted is a folder at a real path; a link that stands there now was not. */
const checkRoot = async (root: Root): Promise<void> => {
  try {
    if ((await realpath(root.path)) === root.path && (await stat(root.path)).isDirectory()) return
  } catch (cause) {
    throw new Error(words.folderGone(root.path), { cause })
  }
  throw new Error(words.folderGone(root.path))
}

/** The real path, of which the end may not be there yet. */
const realPathOf = async (path: string, given: string): Promise<{ readonly path: string; readonly isThere: boolean }> => {
  const missing: string[] = []
  for (let known = path; ; known = resolve(known, '..')) {
    try {
      const real = await realpath(known)
      if (missing.length > 0 && !(await stat(real)).isDirectory()) throw new Error(words.missing(given))
      return { path: join(real, ...missing), isThere: missing.length === 0 }
    } catch (error) {
      const code = errorCode(error)
      if (code === null) throw error
      if (code === 'ELOOP') throw new Error(words.linkOutside(given), { cause: error })
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw fileFailure(given, error)
      // A link whose end is missing could be made to lead anywhere.
      if (await isLink(known)) throw new Error(words.linkOutside(given), { cause: error })
      missing.unshift(basename(known))
    }
  }
}

const isLink = async (path: string): Promise<boolean> => {
  try {
    return (await lstat(path)).isSymbolicLink()
  } catch {
    // Nothing is there, or nothing that can be looked at.
    return false
  }
}
