import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { maximumFileBytes } from '../../shared/attachment.ts'
import type { Attachment } from '../../shared/attachment.ts'
import { ExpectedError } from '../../shared/expected-error.ts'
import type { AttachmentId } from '../../shared/ids.ts'
import type { BlobFiles, StagedBlob } from './blob-files.ts'
import { decodeText, detectMediaType, hasPdfEnding, headBytes, mayBeKnown } from './detect-media-type.ts'
import type { DetectedMedia } from './detect-media-type.ts'
import { displayName } from './display-name.ts'
import { PdfError } from './extract-pdf.ts'
import type { PdfExtractor } from './extract-pdf.ts'
import { errorCode, openFileSource } from './file-source.ts'
import { refuseFile, refuseTooLarge } from './refuse-file.ts'

/** A stored file, and its text: one string a page, one in all for a text file, none for the others. */
export type Ingested = { readonly attachment: Attachment; readonly pages: readonly string[] }

export type Ingest = {
  readonly ingestFile: (path: string, signal: AbortSignal) => Promise<Ingested>
  readonly ingestBytes: (name: string, bytes: Uint8Array, signal: AbortSignal) => Promise<Ingested>
}

export type IngestDependencies = {
  readonly blobs: BlobFiles
  readonly extractPdf: PdfExtractor
  readonly now: () => number
  readonly newId: () => AttachmentId
  readonly maximumBytes?: number
}

/** Takes a file in: checked, stored under its hash, described. A file that is refused leaves nothing behind. */
export const createIngest = ({ maximumBytes = maximumFileBytes, ...dependencies }: IngestDependencies): Ingest => ({
  ingestFile: async (path, signal) => {
    const name = displayName(basename(path))
    const source = await openFileSource(path, name, maximumBytes, signal)
    try {
      return await ingest(dependencies, name, source.head, source.bytes, signal)
    } finally {
      await source.close()
    }
  },
  ingestBytes: async (givenName, bytes, signal) => {
    signal.throwIfAborted()
    const name = displayName(basename(givenName))
    if (bytes.byteLength === 0) throw refuseFile('empty', name)
    if (bytes.byteLength > maximumBytes) throw refuseTooLarge(name, bytes.byteLength, maximumBytes)
    return await ingest(dependencies, name, bytes.subarray(0, headBytes), bytes, signal)
  },
})

type Content = Pick<Attachment, 'kind' | 'mediaType' | 'pageCount' | 'readablePageCount'> & { readonly pages: readonly string[] }

const ingest = async (
  dependencies: Omit<IngestDependencies, 'maximumBytes'>,
  name: string,
  head: Uint8Array,
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  signal: AbortSignal,
): Promise<Ingested> => {
  if (!mayBeKnown(head, name)) throw refuseUnknown(name)
  const staged = await stage(dependencies.blobs, name, bytes)
  try {
    const { pages, ...description } = await readContent(dependencies.extractPdf, name, staged, head, signal)
    await staged.keep()
    const { sha256, sizeBytes } = staged
    const attachment = {
      id: dependencies.newId(),
      name,
      sizeBytes,
      sha256,
      ...description,
      hasThumbnail: false,
      createdAt: dependencies.now(),
    }
    return { attachment, pages }
  } finally {
    await staged.discard()
  }
}

const stage = async (blobs: BlobFiles, name: string, bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<StagedBlob> => {
  try {
    return await blobs.stage(bytes)
  } catch (error) {
    if (error instanceof ExpectedError || errorCode(error) === null) throw error
    throw refuseFile('not-kept', name, error)
  }
}

const readContent = async (
  extractPdf: PdfExtractor,
  name: string,
  staged: StagedBlob,
  head: Uint8Array,
  signal: AbortSignal,
): Promise<Content> => {
  const media = await detect(name, staged, head)
  switch (media.kind) {
    case 'pdf':
      return { ...media, ...(await readPdf(extractPdf, name, staged.path, signal)) }
    case 'image':
    case 'office':
    case 'video':
    case 'audio':
      return { ...media, pageCount: null, readablePageCount: null, pages: [] }
    case 'text':
      if (hasPdfEnding(name)) throw refuseUnknown(name)
      return { ...media, pageCount: null, readablePageCount: null, pages: [decodeText(await readFile(staged.path)) ?? ''] }
    case 'unknown':
      throw refuseUnknown(name)
  }
}

const detect = async (name: string, staged: StagedBlob, head: Uint8Array): Promise<DetectedMedia> => {
  const byHead = detectMediaType(head, name)
  return byHead.kind === 'text' || byHead.kind === 'unknown' ? detectMediaType(await readFile(staged.path), name) : byHead
}

const refuseUnknown = (name: string): ExpectedError => refuseFile(hasPdfEnding(name) ? 'not-a-pdf' : 'unsupported', name)

const readPdf = async (
  extractPdf: PdfExtractor,
  name: string,
  path: string,
  signal: AbortSignal,
): Promise<Pick<Content, 'pageCount' | 'readablePageCount' | 'pages'>> => {
  const { pageCount, pages } = await extractPdf.extract(path, signal).catch((error: unknown) => {
    throw error instanceof PdfError ? refuseFile(error.reason, name, error) : error
  })
  if (pageCount === 0) throw refuseFile('no-pages', name)
  return { pageCount, readablePageCount: pages.filter((text) => text.trim() !== '').length, pages }
}
