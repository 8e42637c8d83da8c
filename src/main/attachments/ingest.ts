import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { maximumFileBytes } from '../../shared/file-limits.ts'
import type { Attachment, AttachmentPage, S3Source } from '../../shared/attachment.ts'
import { ExpectedError, refusal } from '../../shared/expected-error.ts'
import type { AttachmentId } from '../../shared/ids.ts'
import { attachmentsMessages } from '../../shared/messages/attachments.ts'
import type { BlobFiles, StagedBlob } from './blob-files.ts'
import { openByteSource } from './byte-source.ts'
import type { ByteSource } from './byte-source.ts'
import { detectFile, detectHead } from './detect-file.ts'
import type { KnownFile } from './detect-file.ts'
import { displayName } from './display-name.ts'
import { fileErrorCode, openFileSource } from './file-source.ts'
import { createLockedFiles, LockedFileError } from './locked-files.ts'
import type { LockedFiles } from './locked-files.ts'
import type { Reader } from './reader.ts'
import type { ReadContent, ReaderAnswer, ReaderRequest } from './reader-request.ts'
import { refusalOf } from './refuse-failure.ts'
import { refuseFile } from './refuse-file.ts'

/** A stored file, and its text: a page or sheet an entry, one in all for other texts, none for what has none. */
export type Ingested = { readonly attachment: Attachment; readonly pages: readonly AttachmentPage[] }

export type Ingest = {
  readonly ingestFile: (path: string, signal: AbortSignal) => Promise<Ingested>
  /** The same for a file of a folder that was listed: refused where a link has taken its place, or that of a folder on the way there. */
  readonly ingestListedFile: (path: string, signal: AbortSignal) => Promise<Ingested>
  readonly ingestBytes: (
    name: string,
    bytes: Uint8Array | AsyncIterable<Uint8Array>,
    signal: AbortSignal,
    from?: S3Source,
  ) => Promise<Ingested>
  /** A wrong password is a LockedFileError again: the file goes on waiting. */
  readonly unlock: (lockedId: string, password: string, signal: AbortSignal) => Promise<Ingested>
}

export type IngestDependencies = {
  readonly blobs: BlobFiles
  readonly reader: Reader
  readonly now: () => number
  readonly newId: () => AttachmentId
  readonly newLockedId?: () => string
  readonly maximumBytes?: number
}

type Work = {
  readonly blobs: BlobFiles
  readonly reader: Reader
  readonly now: () => number
  readonly newId: () => AttachmentId
  readonly newLockedId: () => string
  readonly locked: LockedFiles
}

/** Takes a file in: checked, stored under its hash, described. A file that is refused leaves nothing behind, unless a password would open it. */
export const createIngest = ({
  maximumBytes = maximumFileBytes,
  newLockedId = () => crypto.randomUUID(),
  ...rest
}: IngestDependencies): Ingest => {
  const work: Work = { ...rest, newLockedId, locked: createLockedFiles() }
  const takeFile = async (path: string, isLinkFollowed: boolean, signal: AbortSignal): Promise<Ingested> => {
    const name = displayName(basename(path))
    return await takeSource(work, name, await openFileSource({ path, name, isLinkFollowed }, maximumBytes, signal), null, signal)
  }
  return {
    ingestFile: (path, signal) => takeFile(path, true, signal),
    ingestListedFile: (path, signal) => takeFile(path, false, signal),
    ingestBytes: async (givenName, bytes, signal, from) => {
      signal.throwIfAborted()
      const name = displayName(basename(givenName))
      return await takeSource(work, name, await openByteSource(bytes, name, maximumBytes, signal), from ?? null, signal)
    },
    unlock: (lockedId, password, signal) => unlock(work, lockedId, password, maximumBytes, signal),
  }
}

const takeSource = async (work: Work, name: string, source: ByteSource, from: S3Source | null, signal: AbortSignal): Promise<Ingested> => {
  try {
    detectHead(source.head, name)
    const staged = await stage(work.blobs, name, source.bytes)
    return await takeStaged(work, name, staged, source.head, from, signal)
  } finally {
    await source.close()
  }
}

const stage = async (blobs: BlobFiles, name: string, bytes: AsyncIterable<Uint8Array>): Promise<StagedBlob> => {
  try {
    return await blobs.stage(bytes)
  } catch (error) {
    if (error instanceof ExpectedError || fileErrorCode(error) === null) throw error
    throw refuseFile('not-kept', name, error)
  }
}

const takeStaged = async (
  work: Work,
  name: string,
  staged: StagedBlob,
  head: Uint8Array,
  from: S3Source | null,
  signal: AbortSignal,
): Promise<Ingested> => {
  let isLocked = false
  try {
    const known = await detectFile(staged.path, head, name)
    const { pages, needsView, ...found } = await read(work.reader, known, name, staged.path, signal)
    if (needsView) await keepView(work, known, name, staged, signal)
    await staged.keep()
    const { sha256, sizeBytes } = staged
    return {
      attachment: {
        ...emptyAttachment,
        ...known,
        ...found,
        id: work.newId(),
        name,
        sizeBytes,
        sha256,
        s3: from,
        hasView: needsView,
        createdAt: work.now(),
      },
      pages,
    }
  } catch (error) {
    if (!(error instanceof PasswordNeeded)) throw error
    isLocked = true
    const lockedId = work.newLockedId()
    await work.locked.add(lockedId, { name, staged, from })
    throw new LockedFileError('password', name, lockedId)
  } finally {
    if (!isLocked) await staged.discard()
  }
}

const emptyAttachment = { pageSelection: null, isStored: true, isRemoved: false, hasThumbnail: false } as const

/** Ends the reading of a PDF that a password would open. */
class PasswordNeeded extends Error {}

const read = async (
  reader: Reader,
  { kind, mediaType }: KnownFile,
  name: string,
  path: string,
  signal: AbortSignal,
): Promise<ReadContent> => {
  if (kind === 'video' || kind === 'audio') return nothingToRead
  const answer = await run(reader, { type: 'read', path, kind, mediaType }, kind, name, signal)
  if (answer.type !== 'content') throw refuseFile('crashed', name)
  if (answer.content.pageCount === 0) throw refuseFile(kind === 'pdf' ? 'no-pages' : 'damaged-office', name)
  return answer.content
}

const nothingToRead: ReadContent = {
  pageCount: null,
  readablePageCount: null,
  failedPages: [],
  width: null,
  height: null,
  needsView: false,
  pages: [],
}

const run = async (
  reader: Reader,
  request: ReaderRequest,
  kind: Attachment['kind'],
  name: string,
  signal: AbortSignal,
): Promise<Exclude<ReaderAnswer, { type: 'failed' }>> => {
  const answer = await reader.run(request, signal)
  if (answer.type !== 'failed') return answer
  if (answer.reason === 'password' && kind === 'pdf') throw new PasswordNeeded()
  throw refuseFile(refusalOf(answer.reason, kind, name), name, new Error(answer.detail))
}

const keepView = async (
  work: Work,
  { kind, mediaType }: KnownFile,
  name: string,
  staged: StagedBlob,
  signal: AbortSignal,
): Promise<void> => {
  const output = work.blobs.unfinishedPath()
  try {
    await run(work.reader, { type: 'view', path: staged.path, mediaType, output }, kind, name, signal)
    await work.blobs.keepDerived(staged.sha256, 'view', output)
  } finally {
    await rm(output, { force: true })
  }
}

/** The copy without a password is what is kept; the password goes to the process that makes it and nowhere else. */
const unlock = async (work: Work, lockedId: string, password: string, maximumBytes: number, signal: AbortSignal): Promise<Ingested> => {
  const file = work.locked.get(lockedId)
  if (file === null) throw notWaiting()
  const { name, staged, from } = file
  const output = work.blobs.unfinishedPath()
  try {
    const answer = await work.reader.run({ type: 'unlock', path: staged.path, output, password }, signal)
    if (answer.type === 'failed') {
      if (answer.reason === 'wrong-password' || answer.reason === 'password') throw new LockedFileError('wrong-password', name, lockedId)
      throw refuseFile(refusalOf(answer.reason, 'pdf', name), name)
    }
    const source = await openByteSource(createReadStream(output), name, maximumBytes, signal)
    const ingested = await takeSource(work, name, source, from, signal)
    await work.locked.remove(lockedId)
    return ingested
  } finally {
    await rm(output, { force: true })
  }
}

const notWaiting = (): ExpectedError =>
  refusal('attachment-not-waiting', attachmentsMessages.notWaitingTitle, attachmentsMessages.notWaitingAdvice)
