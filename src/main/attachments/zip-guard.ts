import type { Readable } from 'node:stream'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { ReadError } from './read-error.ts'

export type ZipLimits = {
  readonly entries: number
  readonly totalBytes: number
  /** How many times its packed size a large entry may have. */
  readonly ratio: number
  readonly ratioFromBytes: number
}

const usualLimits: ZipLimits = { entries: 10_000, totalBytes: 300_000_000, ratio: 250, ratioFromBytes: 10_000_000 }

/**
 * Unpacks a ZIP once, keeping nothing, so that no library meets one that is larger than it says or than we can take. What its files hold is
 * not unpacked in turn.
 */
export const checkZip = async (path: string, limits: ZipLimits = usualLimits): Promise<void> => {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(damaged)
  try {
    if (zip.entryCount > limits.entries) throw tooMuch(`${zip.entryCount} entries`)
    await checkEntries(zip, limits)
  } finally {
    zip.close()
  }
}

const checkEntries = async (zip: ZipFile, limits: ZipLimits): Promise<void> => {
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch (error) {
    damaged(error)
  }
  checkDeclared(entries, limits)
  let totalBytes = 0
  for (const entry of entries) totalBytes += await unpackedBytes(zip, entry, limits.totalBytes - totalBytes)
}

const checkDeclared = (entries: readonly Entry[], limits: ZipLimits): void => {
  if (entries.some((entry) => entry.isEncrypted())) throw new ReadError('password', 'An encrypted entry')
  const declaredBytes = entries.reduce((total, { uncompressedSize }) => total + uncompressedSize, 0)
  if (declaredBytes > limits.totalBytes) throw tooMuch(`${declaredBytes} bytes`)
  const bomb = entries.find(
    ({ uncompressedSize, compressedSize }) => uncompressedSize > limits.ratioFromBytes && uncompressedSize > compressedSize * limits.ratio,
  )
  if (bomb !== undefined) throw tooMuch(`${bomb.compressedSize} bytes hold ${bomb.uncompressedSize}`)
}

/** What an entry really holds; more than it declares is damage, more than there is room for ends it. */
const unpackedBytes = async (zip: ZipFile, entry: Entry, room: number): Promise<number> => {
  if (entry.fileName.endsWith('/')) return 0
  const stream: Readable = await zip.openReadStreamPromise(entry).catch(damaged)
  try {
    let sizeBytes = 0
    stream.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.byteLength
      if (sizeBytes > room) stream.destroy(tooMuch('More than declared'))
    })
    await ended(stream)
    return sizeBytes
  } catch (error) {
    throw error instanceof ReadError ? error : damaged(error)
  } finally {
    stream.destroy()
  }
}

const ended = (stream: Readable): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.once('end', resolve)
    stream.once('error', reject)
  })

const tooMuch = (detail: string): ReadError => new ReadError('too-much-inside', detail)

const damaged = (error: unknown): never => {
  throw new ReadError('damaged', error instanceof Error ? error.message : String(error), { cause: error })
}
