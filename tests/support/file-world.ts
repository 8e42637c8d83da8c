import { join } from 'node:path'
import { openBlobFiles } from '../../src/main/attachments/blob-files.ts'
import { createIngest, type Ingest } from '../../src/main/attachments/ingest.ts'
import { listFolder } from '../../src/main/attachments/list-folder.ts'
import type { ReadContent } from '../../src/main/attachments/reader-request.ts'
import type { Reader } from '../../src/main/attachments/reader.ts'
import { attachmentHandlers, type AttachmentDependencies } from '../../src/main/ipc/handlers/attachments.ts'
import { libraryHandlers } from '../../src/main/ipc/handlers/library.ts'
import { attachmentIdSchema } from '../../src/shared/ids.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import type { Ingested } from '../../src/shared/ipc/contract.ts'
import { temporaryDatabase } from './temporary-database.ts'

const nothingFound: ReadContent = {
  pageCount: null,
  readablePageCount: null,
  failedPages: [],
  width: null,
  height: null,
  needsView: false,
  pages: [],
}

/** Finds in every file two pages with the same words, without starting a process. */
export const quickReader: Reader = {
  run: async ({ type }) =>
    type === 'read'
      ? {
          type: 'content',
          content: {
            ...nothingFound,
            pageCount: 2,
            readablePageCount: 2,
            pages: [1, 2].map((number) => ({ number, label: '', text: `granite ${number}` })),
          },
        }
      : { type: 'failed', reason: 'unsupported', detail: 'Only reading is quick' },
}

const notOurs = async (): Promise<never> => {
  throw new Error('This test asks for no S3')
}

/** The handlers of files over a real database and a real folder of bytes. `change` sees the ingest it may wrap. */
export const fileWorld = (reader: Reader, change: (ingest: Ingest) => Partial<AttachmentDependencies> = () => ({})) => {
  const { database, folder } = temporaryDatabase()
  const blobFolder = join(folder, 'blobs')
  const blobs = openBlobFiles(blobFolder)
  const ingest = createIngest({ blobs, reader, now: () => 1000, newId: () => attachmentIdSchema.parse(crypto.randomUUID()) })
  const bugs: unknown[] = []
  const shown: string[] = []
  const saved: (readonly [string, string])[] = []
  const handlers = {
    ...attachmentHandlers({
      database: () => database,
      blobs,
      ingest: async () => ingest,
      pickFiles: async () => [],
      pickFolder: async () => [],
      readClipboard: async () => null,
      takeScreenshot: notOurs,
      takeWaiting: () => [],
      listFolder,
      s3: notOurs,
      connect: notOurs,
      now: () => new Date(2026, 10, 21, 14, 5, 9).getTime(),
      newId: () => crypto.randomUUID(),
      reportBug: (error) => bugs.push(error),
      ...change(ingest),
    }),
    ...libraryHandlers({
      database: () => database,
      blobs,
      reveal: (path) => shown.push(path),
      saveCopy: async (name, path) => saved.push([name, path]) > 0,
    }),
  }
  return { database, folder, blobFolder, blobs, handlers, bugs, shown, saved }
}

export const bytesOf = (words: string) => new TextEncoder().encode(words)
/** A PDF as far as its kind is looked at. */
export const pdfBytes = bytesOf('%PDF-1.7\nas far as this is looked at')

/** What became of each file: its name, or its name and why not. */
export const told = ({ outcomes, folders }: Ingested) => ({
  outcomes: outcomes.map((outcome) => (outcome.ok ? outcome.attachment.name : [outcome.name, outcome.error.code])),
  folders: folders.map(({ name }) => name),
})

export const attachmentOf = ({ outcomes }: Ingested) => {
  const [outcome] = outcomes
  if (outcome?.ok !== true) throw new Error('The file was refused')
  return outcome.attachment
}

/** The title of what was refused in words. */
export const refusalTitle = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof ExpectedError) return error.userFacing.title
    throw error
  }
  return 'taken'
}
