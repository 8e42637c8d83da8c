import { mkdtempSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBlobFiles } from '../../src/main/attachments/blob-files.ts'
import { createIngest } from '../../src/main/attachments/ingest.ts'
import type { Ingest } from '../../src/main/attachments/ingest.ts'
import { createReader } from '../../src/main/attachments/reader.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import { attachmentIdSchema } from '../../src/shared/ids.ts'
import { spawnNodeProcess } from './spawn-process.ts'

export const fixturePath = (name: string): string => new URL(`../fixtures/${name}`, import.meta.url).pathname

export const ingestedId = attachmentIdSchema.parse('11111111-1111-4111-8111-111111111111')

export const readerProcess = new URL('../../src/main/attachments/reader-process.ts', import.meta.url)

export type IngestWorld = {
  readonly folder: string
  readonly blobFolder: string
  readonly ingestWith: (entry: URL | string, timeoutMs?: number) => Ingest
  readonly unfinished: () => Promise<readonly string[]>
  readonly remove: () => Promise<void>
}

/** A folder to take files in, with a process for reading them or a worse one. */
export const createIngestWorld = (): IngestWorld => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-attachments-'))
  const blobFolder = join(folder, 'blobs')
  return {
    folder,
    blobFolder,
    ingestWith: (entry, timeoutMs = 30_000) =>
      createIngest({
        blobs: openBlobFiles(blobFolder),
        reader: createReader(spawnNodeProcess(entry), { timeoutMs }),
        now: () => 1000,
        newId: () => ingestedId,
      }),
    unfinished: () => readdir(join(blobFolder, 'unfinished')),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ExpectedError)) throw new Error('The file was not refused in words', { cause: error })
  return { code: error.userFacing.code, title: error.userFacing.title, hasAdvice: error.userFacing.advice !== '' }
}
