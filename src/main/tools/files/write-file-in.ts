import { constants } from 'node:fs'
import { link, mkdir, open, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../../shared/error-code.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { fileFailure } from './file-failure.ts'
import { lookAt, readFileIn, type FileState, type ReadFile } from './open-file.ts'
import { noFollow, withFolder, type OpenFolder, type Way } from './open-folder.ts'
import type { Place } from './workspace-paths.ts'

export type FileChange = {
  readonly place: Place
  /** What was there when the change was worked out; null for nothing. */
  readonly before: ReadFile | null
  readonly bytes: Uint8Array
}

const newFileFlags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow

/**
 * Writes a file in one step, and only when what is there is still what the change was worked out from. The new text goes into a file beside it, which
 * takes its name when it is whole on the disk; the rights of the old one stay.
 */
export const writeFileIn = async ({ place, before, bytes }: FileChange, signal: AbortSignal, way?: Way): Promise<void> => {
  const { root, names, path } = place
  const name = names.at(-1)
  if (name === undefined) throw new Error(words.isFolder(path))
  const parents = names.slice(0, -1)
  if (before === null) await makeFolders(place, parents, way)
  await withFolder(
    root,
    parents,
    async (folder) => {
      const stateBefore = await unchanged(folder, name, path, before, signal)
      const temporary = `.outcrop-${crypto.randomUUID()}.tmp`
      try {
        await writeWhole(folder, temporary, bytes, stateBefore === null ? 0o666 : stateBefore.mode & 0o777)
        signal.throwIfAborted()
        await folder.check()
        if (stateBefore === null) await putNew(folder, temporary, name, path)
        else {
          if (!isSame(await lookAt(folder, name), stateBefore)) throw new Error(words.otherMeanwhile(path))
          await rename(folder.at(temporary), folder.at(name))
        }
      } catch (error) {
        throw fileFailure(path, error)
      } finally {
        await removeQuietly(folder.at(temporary))
      }
    },
    way,
  )
}

const isSame = (now: FileState | null, before: FileState): boolean =>
  now !== null && now.identity === before.identity && now.sizeBytes === before.sizeBytes && now.modifiedNs === before.modifiedNs

/** The bytes count, not the clock: a file that was written anew with the same content is the same. */
const unchanged = async (
  folder: OpenFolder,
  name: string,
  path: string,
  before: ReadFile | null,
  signal: AbortSignal,
): Promise<FileState | null> => {
  const changed = (): Error => new Error(words.otherMeanwhile(path))
  const maximumBytes = before?.bytes.byteLength ?? 0
  const now = await readFileIn(folder, name, { maximumBytes, tooLarge: changed }, signal)
  if (now === null && before === null) return null
  if (now === null || before === null || !Buffer.from(before.bytes).equals(now.bytes)) throw changed()
  return now.state
}

const writeWhole = async (folder: OpenFolder, name: string, bytes: Uint8Array, mode: number): Promise<void> => {
  const handle = await open(folder.at(name), newFileFlags, mode)
  try {
    await handle.writeFile(bytes)
    // What a new file may be is the system's choice (its umask); an old one keeps what it was.
    if (mode !== 0o666) await handle.chmod(mode)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const withoutHardLinks: ReadonlySet<string | null> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EINVAL'])

/** A link fails where a name is taken, so that nothing is overwritten which appeared in the meantime. Not every disk has them. */
const putNew = async (folder: OpenFolder, temporary: string, name: string, path: string): Promise<void> => {
  try {
    await link(folder.at(temporary), folder.at(name))
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw new Error(words.otherMeanwhile(path), { cause: error })
    if (!withoutHardLinks.has(errorCode(error))) throw error
    if ((await lookAt(folder, name)) !== null) throw new Error(words.otherMeanwhile(path), { cause: error })
    await rename(folder.at(temporary), folder.at(name))
  }
}

const removeQuietly = async (path: string): Promise<void> => {
  try {
    await unlink(path)
  } catch {
    // It has taken the name of the file, or was never made.
  }
}

const makeFolders = async ({ root, path }: Place, names: readonly string[], way?: Way): Promise<void> => {
  for (const [index, name] of names.entries()) {
    await withFolder(
      root,
      names.slice(0, index),
      async (folder) => {
        try {
          await mkdir(folder.at(name))
        } catch (error) {
          if (errorCode(error) !== 'EEXIST') throw fileFailure(join(path, '..'), error)
        }
      },
      way,
    )
  }
}
