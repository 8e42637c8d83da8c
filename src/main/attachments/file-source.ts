import { constants } from 'node:fs'
import type { Stats } from 'node:fs'
import { lstat, open, realpath, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { errorCode } from '../../shared/error-code.ts'
import { headBytes } from './detect-media-type.ts'
import { refuseFile, refuseTooLarge } from './refuse-file.ts'

/** A checked file that is open: its first bytes, and all of them as a stream. */
export type FileSource = {
  readonly head: Uint8Array
  readonly bytes: AsyncIterable<Uint8Array>
  readonly close: () => Promise<void>
}

type Place = {
  readonly path: string
  readonly name: string
  /** False for a path that was found by listing a folder: what a link leads to was not among what was shown there. */
  readonly isLinkFollowed: boolean
}

/** Looks before it opens: a folder, a pipe, an empty or an oversized file is refused without reading a byte. */
export const openFileSource = async (place: Place, maximumBytes: number, signal: AbortSignal): Promise<FileSource> => {
  const { path, name, isLinkFollowed } = place
  try {
    checkStats(await (isLinkFollowed ? stat(path) : lstat(path)), name, maximumBytes)
    // Opening must not wait, should a pipe have taken the file's place since.
    const file = await open(path, constants.O_RDONLY | flag('O_NONBLOCK') | (isLinkFollowed ? 0 : flag('O_NOFOLLOW')))
    return await readyFile(file, place, maximumBytes, signal)
  } catch (error) {
    throw explain(error, name)
  }
}

/** Windows knows neither. */
const flag = (name: 'O_NONBLOCK' | 'O_NOFOLLOW'): number => (name in constants ? constants[name] : 0)

/** The open file is the one at its path, and no folder on the way there is a link. */
const checkPlace = async (file: FileHandle, { path, name }: Place): Promise<void> => {
  const [real, there, opened] = await Promise.all([realpath(path), lstat(path), file.stat()])
  if (real !== path || there.ino !== opened.ino || there.dev !== opened.dev) throw refuseFile('gone', name)
}

const readyFile = async (file: FileHandle, place: Place, maximumBytes: number, signal: AbortSignal): Promise<FileSource> => {
  const { name, isLinkFollowed } = place
  try {
    checkStats(await file.stat(), name, maximumBytes)
    if (!isLinkFollowed) await checkPlace(file, place)
    const { buffer, bytesRead } = await file.read(new Uint8Array(headBytes), 0, headBytes, 0)
    return { head: buffer.subarray(0, bytesRead), bytes: readAll(file, name, maximumBytes, signal), close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function* readAll(file: FileHandle, name: string, maximumBytes: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0
  try {
    for (;;) {
      signal.throwIfAborted()
      const { buffer, bytesRead } = await file.read(new Uint8Array(chunkBytes), 0, chunkBytes, sizeBytes)
      if (bytesRead === 0) return
      sizeBytes += bytesRead
      if (sizeBytes > maximumBytes) throw refuseTooLarge(name, sizeBytes, maximumBytes)
      yield buffer.subarray(0, bytesRead)
    }
  } catch (error) {
    throw explain(error, name)
  }
}

const chunkBytes = 256 * 1024

const checkStats = (stats: Stats, name: string, maximumBytes: number): void => {
  if (stats.isDirectory()) throw refuseFile('folder', name)
  if (!stats.isFile()) throw refuseFile('not-a-file', name)
  if (stats.size === 0) throw refuseFile('empty', name)
  if (stats.size > maximumBytes) throw refuseTooLarge(name, stats.size, maximumBytes)
}

/** Turns what the file system says into words; what is no such failure stays as it is. */
const explain = (error: unknown, name: string): unknown => {
  const code = fileErrorCode(error)
  if (code === null) return error
  if (['ENOENT', 'ENOTDIR', 'ERR_INVALID_ARG_VALUE', 'ENXIO', 'ELOOP'].includes(code)) return refuseFile('gone', name, error)
  if (['EACCES', 'EPERM'].includes(code)) return refuseFile('unreadable', name, error)
  return refuseFile('read-failed', name, error)
}

/** The code of a failure of Node's own; null for anything else, a cancelled read included. */
export const fileErrorCode = (error: unknown): string | null =>
  error instanceof Error && error.name === 'AbortError' ? null : errorCode(error)
