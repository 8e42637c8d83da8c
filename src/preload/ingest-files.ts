import { maximumFileBytes } from '../shared/file-limits.ts'
import type { Ingested, IngestOutcomes } from '../shared/ipc/contract.ts'
import type { Result } from '../shared/ipc/result.ts'
import { attachmentsMessages } from '../shared/messages/attachments.ts'
import { composerMessages as words } from '../shared/messages/composer.ts'
import { fileSizeWords } from '../shared/messages/file-size.ts'
import type { UserFacingError } from '../shared/user-facing-error.ts'

/** What only the preload can do: find the path of a dropped file, and hand paths and bytes to main. */
export type IngestRoutes = {
  /** Empty for a file that a browser or the clipboard made up. */
  readonly pathOf: (file: File) => string
  readonly ingestPaths: (paths: readonly string[]) => Promise<Result<Ingested>>
  readonly ingestBytes: (name: string, bytes: Uint8Array) => Promise<Result<Ingested>>
}

const failure = (code: string, title: string, advice: string, detail = ''): UserFacingError => ({
  code,
  title,
  advice,
  detail,
  retryable: false,
  remedies: [],
})

const refusals = (files: readonly File[], error: UserFacingError): Ingested => ({
  outcomes: files.map(({ name }): IngestOutcomes[number] => ({ ok: false, name, error, lockedId: null })),
  folders: [],
})

/** Hands dropped or pasted files over: those with a path in one request, in their order, the others by their bytes. Each has its own outcome. */
export const createIngestFiles = ({ pathOf, ingestPaths, ingestBytes }: IngestRoutes) => {
  const readBytes = async (file: File): Promise<Ingested> => {
    const name = file.name === '' ? words.pastedImage : file.name
    if (file.size > maximumFileBytes) {
      const title = attachmentsMessages.tooLargeTitle(name, fileSizeWords(file.size), fileSizeWords(maximumFileBytes))
      return refusals([file], failure('file-too-large', title, attachmentsMessages.tooLargeAdvice))
    }
    try {
      const result = await ingestBytes(name, new Uint8Array(await file.arrayBuffer()))
      return result.ok ? result.value : refusals([file], result.error)
    } catch (cause) {
      // What the clipboard or another program has promised may be gone: that is this file's outcome, not that of all.
      return refusals([file], failure('attach-failed', words.attachFailedTitle, words.attachFailedAdvice, String(cause)))
    }
  }
  const readPaths = async (files: readonly File[]): Promise<Ingested> => {
    const result = await ingestPaths(files.map(pathOf))
    return result.ok ? result.value : refusals(files, result.error)
  }
  return async (files: readonly File[]): Promise<Result<Ingested>> => {
    const onDisk = files.filter((file) => pathOf(file) !== '')
    const madeUp = files.filter((file) => pathOf(file) === '')
    const results = await Promise.all([...(onDisk.length === 0 ? [] : [readPaths(onDisk)]), ...madeUp.map(readBytes)])
    return {
      ok: true,
      value: { outcomes: results.flatMap(({ outcomes }) => outcomes), folders: results.flatMap(({ folders }) => folders) },
    }
  }
}
