import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { maximumThumbnailBytes } from '../../shared/file-limits.ts'
import { refusal, type ExpectedError } from '../../shared/expected-error.ts'
import { attachmentsMessages } from '../../shared/messages/attachments.ts'

type StoredBlob = { readonly sha256: string; readonly sizeBytes: number }

/** Bytes that are on disk but have no name yet: exactly one of `keep` and `discard` ends it. */
export type StagedBlob = StoredBlob & {
  readonly path: string
  readonly keep: () => Promise<void>
  readonly discard: () => Promise<void>
}

export type BlobFiles = {
  readonly stage: (source: AsyncIterable<Uint8Array> | Uint8Array) => Promise<StagedBlob>
  readonly put: (source: AsyncIterable<Uint8Array> | Uint8Array) => Promise<StoredBlob>
  readonly path: (sha256: string) => string
  readonly read: (sha256: string) => Promise<Uint8Array>
  /** Removes the bytes, their thumbnail and all that was made of them; what is already gone is fine. */
  readonly remove: (sha256: string) => Promise<void>
  readonly putThumbnail: (sha256: string, png: Uint8Array) => Promise<void>
  readonly thumbnailPath: (sha256: string) => string
  /** Where a picture is that every window can show, of an image that it cannot; PNG or JPEG. */
  readonly viewPath: (sha256: string) => string
  /** Where something made of the bytes is, beside them. */
  readonly derivedPath: (sha256: string, name: string) => string
  /** Moves a finished file to its derived path. */
  readonly keepDerived: (sha256: string, name: string, fromPath: string) => Promise<void>
  /** A new path for a file in the making; what is left there is gone at the next start. */
  readonly unfinishedPath: () => string
  /** Removes what nothing uses and what is at least this old, with all that was made of it; answers the hashes. */
  readonly removeOrphans: (used: ReadonlySet<string>, olderThanMs: number) => Promise<readonly string[]>
  /** Every hash that has bytes here, for finding the ones nothing refers to. */
  readonly list: () => Promise<readonly string[]>
}

/** Bytes on disk named by their SHA-256, each written to a temporary file and synced before it gets its name. */
export const openBlobFiles = (folder: string, now: () => number = Date.now): BlobFiles => {
  const temporaryFolder = join(folder, 'unfinished')
  rmSync(temporaryFolder, { recursive: true, force: true })
  mkdirSync(temporaryFolder, { recursive: true, mode: 0o700 })
  const path = (sha256: string): string => join(folder, checkedHash(sha256).slice(0, 2), sha256)
  const thumbnailPath = (sha256: string): string => `${path(sha256)}.png`
  const derivedPath = (sha256: string, name: string): string => `${path(sha256)}.${checkedName(name)}`
  const unfinishedPath = (): string => join(temporaryFolder, randomUUID())

  const moveTo = async (temporaryPath: string, destination: string): Promise<void> => {
    await mkdir(dirname(destination), { recursive: true, mode: 0o700 })
    await rename(temporaryPath, destination)
    await syncFolder(dirname(destination))
  }

  const stage = async (source: AsyncIterable<Uint8Array> | Uint8Array): Promise<StagedBlob> => {
    const temporaryPath = unfinishedPath()
    const discard = (): Promise<void> => rm(temporaryPath, { force: true })
    try {
      const stored = await writeSynced(temporaryPath, source)
      return { ...stored, path: temporaryPath, keep: () => moveTo(temporaryPath, path(stored.sha256)), discard }
    } catch (error) {
      await discard()
      throw error
    }
  }

  return {
    stage,
    put: async (source) => {
      const { sha256, sizeBytes, keep } = await stage(source)
      await keep()
      return { sha256, sizeBytes }
    },
    path,
    read: (sha256) => readFile(path(sha256)),
    remove: async (sha256) => {
      // First of all the bytes: whoever makes something of them just now sees that they are gone once it is made.
      await rm(path(sha256), { force: true })
      const names = (await listNames(folder)).filter((name) => name.startsWith(checkedHash(sha256)))
      await Promise.all(names.map((name) => rm(join(folder, sha256.slice(0, 2), name), { force: true })))
    },
    putThumbnail: async (sha256, png) => {
      if (!isSmallPng(png)) throw badThumbnail()
      const { path: temporaryPath } = await stage(png)
      await moveTo(temporaryPath, thumbnailPath(sha256))
    },
    thumbnailPath,
    viewPath: (sha256) => derivedPath(sha256, 'view'),
    derivedPath,
    keepDerived: (sha256, name, fromPath) => moveTo(fromPath, derivedPath(sha256, name)),
    unfinishedPath,
    removeOrphans: async (used, olderThanMs) => {
      const names = await listNames(folder)
      const orphans = [...new Set(names.map((name) => name.slice(0, hashLength)))].filter((sha256) => isHash(sha256) && !used.has(sha256))
      return orphans.toSorted().filter((sha256) => {
        const files = names.filter((name) => name.startsWith(sha256)).map((name) => join(folder, sha256.slice(0, 2), name))
        return removeIfOld(files, now() - olderThanMs)
      })
    },
    list: async () => (await listNames(folder)).filter(isHash).toSorted(),
  }
}

const hashLength = 64

const listNames = async (folder: string): Promise<readonly string[]> => {
  const groups = (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/u.test(name))
  return (await Promise.all(groups.map((group) => readdir(join(folder, group))))).flat()
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/u.test(text)

const checkedName = (name: string): string => {
  if (!/^[a-z0-9][a-z0-9.-]{0,99}$/u.test(name))
    throw new Error('What is made of a blob is named by small letters, digits, dots and hyphens')
  return name
}

/** Looks and removes in one step, so that nothing that is kept anew in between is lost. */
const removeIfOld = (files: readonly string[], before: number): boolean => {
  if (files.some((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > before)) return false
  for (const file of files) rmSync(file, { force: true })
  return true
}

const checkedHash = (sha256: string): string => {
  if (!isHash(sha256)) throw new Error('A blob is named by the 64 lower-case hexadecimal digits of its SHA-256')
  return sha256
}

const writeSynced = async (path: string, source: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredBlob> => {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of source instanceof Uint8Array ? [source] : source) {
      hash.update(chunk)
      sizeBytes += chunk.byteLength
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}

/** A renamed file survives a power cut only when its folder is synced too; Windows neither needs nor allows it. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const

const isSmallPng = (bytes: Uint8Array): boolean =>
  bytes.byteLength > pngSignature.length &&
  bytes.byteLength <= maximumThumbnailBytes &&
  pngSignature.every((byte, index) => bytes[index] === byte)

const badThumbnail = (): ExpectedError =>
  refusal('attachment-bad-thumbnail', attachmentsMessages.badThumbnailTitle, attachmentsMessages.badThumbnailAdvice)
