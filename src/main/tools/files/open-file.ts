import { lstat, open, readlink } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { BigIntStats } from 'node:fs'
import { errorCode } from '../../../shared/error-code.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { fileFailure } from './file-failure.ts'
import { readFlags, type OpenFolder } from './open-folder.ts'
import { isInside } from './workspace-paths.ts'

/** What tells whether a file is still the one that was read. */
export type FileState = { readonly identity: string; readonly mode: number; readonly sizeBytes: number; readonly modifiedNs: bigint }

export type ReadFile = { readonly bytes: Uint8Array; readonly state: FileState }

const stateOf = (info: BigIntStats): FileState => ({
  identity: `${info.dev}:${info.ino}`,
  mode: Number(info.mode),
  sizeBytes: Number(info.size),
  modifiedNs: info.mtimeNs,
})

/**
 * What lies under a name, or null where nothing does. Refuses links, folders, pipes, devices, and files that have another name, which may be one
 * outside: they all could give away what was never granted.
 */
export const lookAt = async (folder: OpenFolder, name: string): Promise<FileState | null> => {
  const shown = join(folder.root.path, ...folder.names, name)
  try {
    return checked(await lstat(folder.at(name), { bigint: true }), shown)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw fileFailure(shown, error)
  }
}

const checked = (info: BigIntStats, shown: string): FileState => {
  if (info.isSymbolicLink()) throw new Error(words.changedMeanwhile(shown))
  if (info.isDirectory()) throw new Error(words.isFolder(shown))
  if (!info.isFile()) throw new Error(words.notAFile(shown))
  if (info.nlink > 1n) throw new Error(words.hardLink(shown))
  return stateOf(info)
}

/** Reads an ordinary file of an open folder. `maximumBytes` is checked before a byte is read; `tooLarge` has the words for it. */
export const readFileIn = async (
  folder: OpenFolder,
  name: string,
  { maximumBytes, tooLarge }: { readonly maximumBytes: number; readonly tooLarge: (sizeBytes: number) => Error },
  signal: AbortSignal,
): Promise<ReadFile | null> => {
  const shown = join(folder.root.path, ...folder.names, name)
  const before = await lookAt(folder, name)
  if (before === null) {
    await folder.check()
    return null
  }
  if (before.sizeBytes > maximumBytes) throw tooLarge(before.sizeBytes)
  let handle: FileHandle | null = null
  try {
    handle = await open(folder.at(name), readFlags)
    const state = checked(await handle.stat({ bigint: true }), shown)
    if (state.identity !== before.identity) throw new Error(words.changedMeanwhile(shown))
    await checkPlace(folder, handle, name, shown)
    const bytes = await readAll(handle, state.sizeBytes, maximumBytes, signal)
    if (bytes === null) throw tooLarge(maximumBytes + 1)
    if (!folder.isByHandle) await folder.check()
    return { bytes, state }
  } catch (error) {
    if (errorCode(error) === 'ELOOP') throw new Error(words.changedMeanwhile(shown), { cause: error })
    throw fileFailure(shown, error)
  } finally {
    await handle?.close()
  }
}

/** What is open has to be what lies under the name, in the folder that is open: told by where the handles lead, or by looking again and again. */
const checkPlace = async (folder: OpenFolder, handle: FileHandle, name: string, shown: string): Promise<void> => {
  if (folder.isByHandle) {
    const [inside, actual] = await Promise.all([readlink(folder.self), readlink(`/proc/self/fd/${handle.fd}`)])
    if (actual !== join(inside, name) || !isInside(folder.root.path, actual)) throw new Error(words.changedMeanwhile(shown))
    return
  }
  await folder.check()
  const opened = stateOf(await handle.stat({ bigint: true }))
  if ((await lookAt(folder, name))?.identity !== opened.identity) throw new Error(words.changedMeanwhile(shown))
  await folder.check()
}

const chunkBytes = 256 * 1024

/** A file may grow while it is read; null once it is more than was agreed. An ordinary file gives less than was asked for only at its end. */
const readAll = async (
  handle: FileHandle,
  expectedBytes: number,
  maximumBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array | null> => {
  const chunks: Uint8Array[] = []
  for (let total = 0; ;) {
    signal.throwIfAborted()
    const chunk = new Uint8Array(Math.min(chunkBytes, Math.max(expectedBytes - total, 0) + 1))
    const { bytesRead } = await handle.read(chunk, 0, chunk.byteLength, total)
    total += bytesRead
    if (total > maximumBytes) return null
    chunks.push(chunk.subarray(0, bytesRead))
    if (bytesRead < chunk.byteLength) return Buffer.concat(chunks, total)
  }
}
