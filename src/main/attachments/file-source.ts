import { constants } from 'node:fs'
import type { Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { headBytes } from './detect-media-type.ts'
import { refuseFile, refuseTooLarge } from './refuse-file.ts'

/** A checked file that is open: its first bytes, and all of them as a stream. */
export type FileSource = {
  readonly head: Uint8Array
  readonly bytes: AsyncIterable<Uint8Array>
  readonly close: () => Promise<void>
}

/** Looks before it opens: a folder, a pipe, an empty or an oversized file is refused without reading a byte. */
export const openFileSource = async (path: string, name: string, maximumBytes: number, signal: AbortSignal): Promise<FileSource> => {
  try {
    checkStats(await stat(path), name, maximumBytes)
    // Opening must not wait, should a pipe have taken the file's place since.
    const file = await open(path, constants.O_RDONLY | ('O_NONBLOCK' in constants ? constants.O_NONBLOCK : 0))
    return await readyFile(file, name, maximumBytes, signal)
  } catch (error) {
    throw explain(error, name)
  }
}

const readyFile = async (file: FileHandle, name: string, maximumBytes: number, signal: AbortSignal): Promise<FileSource> => {
  try {
    checkStats(await file.stat(), name, maximumBytes)
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
  const code = errorCode(error)
  if (code === null) return error
  if (['ENOENT', 'ENOTDIR', 'ERR_INVALID_ARG_VALUE', 'ENXIO'].includes(code)) return refuseFile('gone', name, error)
  if (['EACCES', 'EPERM'].includes(code)) return refuseFile('unreadable', name, error)
  return refuseFile('read-failed', name, error)
}

/** The code of a failure of Node's own; null for anything else, a cancelled read included. */
export const errorCode = (error: unknown): string | null =>
  error instanceof Error && error.name !== 'AbortError' && 'code' in error && typeof error.code === 'string' ? error.code : null
