import { constants } from 'node:fs'
import { lstat, open, readlink, realpath } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../../shared/error-code.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { fileFailure } from './file-failure.ts'
import { isInside, type Root } from './workspace-paths.ts'

/**
 * A folder held open, so that nobody can put another in its place. `at` names something in it for calls of the file system; `check` throws when the
 * folder is no longer where it was, and stands after every use where the system has no names by handle.
 */
export type OpenFolder = {
  readonly root: Root
  readonly names: readonly string[]
  readonly at: (name: string) => string
  /** Whether everything is reached by the handle, so that no path can be changed under it. */
  readonly isByHandle: boolean
  /** The folder itself, for listing it. */
  readonly self: string
  readonly check: () => Promise<void>
}

/** `handles` is Linux, which reaches what is in an open folder by its handle; `paths` are the others. */
export type Way = 'handles' | 'paths'

const usualWay: Way = process.platform === 'linux' ? 'handles' : 'paths'

/** Of macOS: refuses a path with a link anywhere in it. */
const noLinkAnywhere = process.platform === 'darwin' ? 0x20000000 : 0

export const noFollow = constants.O_NOFOLLOW | noLinkAnywhere
const folderFlags = constants.O_RDONLY | constants.O_DIRECTORY | noFollow
/** Without waiting for the other end of a pipe, and without becoming the terminal's process. */
export const readFlags = constants.O_RDONLY | noFollow | constants.O_NONBLOCK | constants.O_NOCTTY

/** Goes from the root to a folder name by name, never through a link, and closes it when the work is done. */
export const withFolder = async <Result>(
  root: Root,
  names: readonly string[],
  work: (folder: OpenFolder) => Promise<Result>,
  way: Way = usualWay,
): Promise<Result> => (way === 'handles' ? await byHandles(root, names, work) : await byPaths(root, names, work))

const changed = (root: Root, names: readonly string[], cause?: unknown): Error =>
  new Error(words.changedMeanwhile(join(root.path, ...names)), { cause })

const byHandles = async <Result>(root: Root, names: readonly string[], work: (folder: OpenFolder) => Promise<Result>): Promise<Result> => {
  let handle = await openStep(root.path, root, [])
  try {
    if ((await readlink(pathOf(handle))) !== root.path) throw changed(root, [])
    for (const [index, name] of names.entries()) {
      const next = await openStep(`${pathOf(handle)}/${name}`, root, names.slice(0, index + 1))
      await handle.close()
      handle = next
    }
    const self = pathOf(handle)
    const check = async (): Promise<void> => {
      if (!isInside(root.path, await readlink(self))) throw changed(root, names)
    }
    await check()
    return await work({ root, names, at: (name) => `${self}/${name}`, isByHandle: true, self, check })
  } finally {
    await handle.close()
  }
}

const pathOf = (handle: FileHandle): string => `/proc/self/fd/${handle.fd}`

const openStep = async (path: string, root: Root, names: readonly string[]): Promise<FileHandle> => {
  try {
    return await open(path, folderFlags)
  } catch (error) {
    const code = errorCode(error)
    // A link, or a file, stands where a folder was found.
    if (code === 'ELOOP' || code === 'ENOTDIR') throw changed(root, names, error)
    throw fileFailure(join(root.path, ...names), error)
  }
}

/** Without names by handle: every folder on the way is looked at before and after, and has to be the same one. */
const byPaths = async <Result>(root: Root, names: readonly string[], work: (folder: OpenFolder) => Promise<Result>): Promise<Result> => {
  const self = join(root.path, ...names)
  const before = await identities(root, names)
  const check = async (): Promise<void> => {
    const after = await identities(root, names)
    if (after.some((identity, index) => identity !== before[index])) throw changed(root, names)
  }
  return await work({ root, names, at: (name) => join(self, name), isByHandle: false, self, check })
}

const identities = async (root: Root, names: readonly string[]): Promise<string[]> => {
  if ((await realpath(root.path).catch(() => null)) !== root.path) throw changed(root, names)
  const found: string[] = []
  for (let count = 0; count <= names.length; count += 1) {
    const path = join(root.path, ...names.slice(0, count))
    const info = await lstat(path, { bigint: true }).catch((error: unknown) => {
      throw fileFailure(path, error)
    })
    if (!info.isDirectory()) throw changed(root, names)
    found.push(`${info.dev}:${info.ino}`)
  }
  return found
}
