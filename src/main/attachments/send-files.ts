import { createHash } from 'node:crypto'
import { access, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Attachment } from '../../shared/attachment.ts'
import type { BlobFiles } from './blob-files.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'
import { refusalOf } from './refuse-failure.ts'
import { refuseFile } from './refuse-file.ts'
import { createResultImage } from './result-image.ts'
import { createShareWork } from './share-work.ts'

export type PreparedImage = { readonly mediaType: string; readonly bytes: Uint8Array }
type PagePicture = PreparedImage & { readonly page: number }

/** The bytes of a file in the form in which it goes; what is made of it is made once and kept beside it. */
export type SendFiles = {
  readonly original: (attachment: Attachment, signal: AbortSignal) => Promise<Uint8Array>
  readonly image: (
    attachment: Attachment,
    limits: { readonly maximumEdge: number; readonly maximumBytes: number },
    signal: AbortSignal,
  ) => Promise<PreparedImage>
  /** Pages that cannot be drawn are left out; throws when none can. */
  readonly pagePictures: (
    attachment: Attachment,
    pages: readonly number[],
    limits: { readonly maximumEdge: number },
    signal: AbortSignal,
  ) => Promise<readonly PagePicture[]>
  readonly pdfPages: (attachment: Attachment, pages: readonly number[], signal: AbortSignal) => Promise<Uint8Array>
  /** See createResultImage. */
  readonly resultImage: (bytes: Uint8Array, mediaType: string, signal: AbortSignal) => Promise<PreparedImage | null>
}

export type SendFilesDependencies = {
  readonly blobs: BlobFiles
  readonly reader: { readonly run: (request: ReaderRequest, signal: AbortSignal) => Promise<ReaderAnswer> }
}

/** Endings of what an image may have become. */
const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' } as const
type Ending = keyof typeof endings
const mediaTypes = ['image/png', 'image/jpeg', 'image/gif'] as const satisfies readonly Ending[]

/** Pages that one process draws, so that each stays well below its time limit. */
const pagesAtOnce = 20

export const createSendFiles = ({ blobs, reader }: SendFilesDependencies): SendFiles => {
  const shareWork = createShareWork<void>()

  const write = async (attachment: Attachment, request: ReaderRequest, signal: AbortSignal): Promise<string> =>
    mustBeWritten(attachment, await reader.run(request, signal))

  /** The file may have been removed meanwhile: then nothing made of it must stay. */
  const keep = async (sha256: string, name: string, fromPath: string): Promise<void> => {
    await blobs.keepDerived(sha256, name, fromPath)
    if (!(await isThere(blobs.path(sha256)))) await blobs.remove(sha256)
  }

  const makeImage = async (
    attachment: Attachment,
    base: string,
    limits: { readonly maximumEdge: number; readonly maximumBytes: number },
    signal: AbortSignal,
  ): Promise<void> => {
    const { sha256, mediaType } = attachment
    const output = blobs.unfinishedPath()
    try {
      const written = await write(attachment, { type: 'image', path: blobs.path(sha256), mediaType, output, ...limits }, signal)
      await keep(sha256, `${base}.${endings[mediaTypes.find((known) => known === written) ?? 'image/jpeg']}`, output)
    } finally {
      await rm(output, { force: true })
    }
  }

  const readImage = async (sha256: string, base: string): Promise<PreparedImage | null> => {
    for (const mediaType of mediaTypes) {
      const bytes = await readIfThere(blobs.derivedPath(sha256, `${base}.${endings[mediaType]}`))
      if (bytes !== null) return { mediaType, bytes }
    }
    return null
  }

  const drawPages = async (attachment: Attachment, pages: readonly number[], maximumEdge: number, signal: AbortSignal): Promise<void> => {
    const { sha256 } = attachment
    const folder = blobs.unfinishedPath()
    await mkdir(folder, { mode: 0o700 })
    try {
      const request: ReaderRequest = { type: 'page-pictures', path: blobs.path(sha256), folder, pages: [...pages], maximumEdge }
      const answer = await reader.run(request, signal)
      // None of these could be drawn; others of the document may be.
      if (answer.type === 'failed' && answer.reason === 'damaged') return
      mustBeWritten(attachment, answer)
      for (const page of pages) {
        const drawn = join(folder, `${page}.jpg`)
        if (await isThere(drawn)) await keep(sha256, pageName(page, maximumEdge), drawn)
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  return {
    original: ({ sha256 }, signal) => {
      signal.throwIfAborted()
      return blobs.read(sha256)
    },
    image: async (attachment, limits, signal) => {
      const { sha256, name } = attachment
      const base = `image-${limits.maximumEdge}-${limits.maximumBytes}`
      const known = await readImage(sha256, base)
      if (known !== null) return known
      await shareWork(`${sha256} ${base}`, (stop) => makeImage(attachment, base, limits, stop), signal)
      const made = await readImage(sha256, base)
      if (made === null) throw refuseFile('read-failed', name)
      return made
    },
    pagePictures: async (attachment, pages, { maximumEdge }, signal) => {
      const { sha256 } = attachment
      const pictures: PagePicture[] = []
      for (let at = 0; at < pages.length; at += pagesAtOnce) {
        const some = pages.slice(at, at + pagesAtOnce)
        const there = await Promise.all(some.map((page) => isThere(blobs.derivedPath(sha256, pageName(page, maximumEdge)))))
        const missing = some.filter((_, index) => there[index] === false)
        if (missing.length > 0) {
          await shareWork(`${sha256} ${maximumEdge} ${missing.join()}`, (stop) => drawPages(attachment, missing, maximumEdge, stop), signal)
        }
        for (const page of some) {
          const bytes = await readIfThere(blobs.derivedPath(sha256, pageName(page, maximumEdge)))
          if (bytes !== null) pictures.push({ page, mediaType: 'image/jpeg', bytes })
        }
      }
      if (pictures.length === 0 && pages.length > 0) throw refuseFile('damaged', attachment.name)
      return pictures
    },
    pdfPages: async (attachment, pages, signal) => {
      const { sha256 } = attachment
      const name = `pages-${createHash('sha256').update(pages.join()).digest('hex').slice(0, 32)}.pdf`
      const path = blobs.derivedPath(sha256, name)
      const known = await readIfThere(path)
      if (known !== null) return known
      const make = async (stop: AbortSignal): Promise<void> => {
        const output = blobs.unfinishedPath()
        try {
          await write(attachment, { type: 'pdf-pages', path: blobs.path(sha256), output, pages: [...pages] }, stop)
          await keep(sha256, name, output)
        } finally {
          await rm(output, { force: true })
        }
      }
      await shareWork(`${sha256} ${name}`, make, signal)
      return await readFile(path)
    },
    resultImage: createResultImage(blobs, reader),
  }
}

/** The media type of what was written; throws in words what could not be. */
const mustBeWritten = ({ name, kind }: Attachment, answer: ReaderAnswer): string => {
  if (answer.type === 'written') return answer.mediaType
  if (answer.type !== 'failed') throw refuseFile('crashed', name)
  throw refuseFile(refusalOf(answer.reason, kind, name), name, new Error(answer.detail))
}

const pageName = (page: number, maximumEdge: number): string => `page-${page}-${maximumEdge}.jpg`

const isThere = async (path: string): Promise<boolean> => {
  try {
    await access(path)
    return true
  } catch {
    // Not there, or not to be read: it is made anew.
    return false
  }
}

const readIfThere = async (path: string): Promise<Uint8Array | null> => ((await isThere(path)) ? await readFile(path) : null)
