import { join } from 'node:path'
import { shell, type BrowserWindow } from 'electron'
import type { Attachment } from '../shared/attachment.ts'
import { attachmentIdSchema } from '../shared/ids.ts'
import { mainMessages } from '../shared/messages/main.ts'
import { openBlobFiles } from './attachments/blob-files.ts'
import type { AwsConnection } from './aws-connection.ts'
import { readClipboardFiles } from './clipboard-files.ts'
import { attachmentHandlers } from './ipc/handlers/attachments.ts'
import { libraryHandlers } from './ipc/handlers/library.ts'
import type { Logger } from './logger.ts'
import type { FindRoute } from './network/route.ts'
import { once } from './once.ts'
import type { PickPaths, SaveDialogs } from './save-dialogs.ts'
import type { FindAttachment } from './serve-attachment.ts'
import { spawnUtility } from './spawn-utility.ts'
import { getAttachment, insertAttachment, removeUnreferencedAttachments, usedHashes } from './store/attachments.ts'
import type { WritableDatabase } from './store/database.ts'
import { takeScreenshot } from './take-screenshot.ts'

const readerMegabytes = 1024
/** A file that no message or draft mentions may still be on its way into one. */
const unusedFileGraceMs = 24 * 60 * 60_000

type Options = {
  readonly folder: string
  /** Where the scripts of the child processes lie. */
  readonly scriptFolder: string
  readonly window: BrowserWindow
  readonly database: () => WritableDatabase
  readonly logger: Logger
  readonly pick: PickPaths
  readonly saveCopy: SaveDialogs['saveCopy']
  readonly connect: (profileId: string, options: { readonly region: string }) => Promise<AwsConnection>
  readonly findRoute: FindRoute
  /** Paths that the app was opened with, each handed out once. */
  readonly takeWaiting: () => readonly string[]
}

/** Puts together what files need: where they are kept, who reads them, how they come in and leave. */
export const openFiles = ({ folder, scriptFolder, window, database, logger, pick, saveCopy, connect, findRoute, takeWaiting }: Options) => {
  const blobs = openBlobFiles(folder)
  const newId = (): string => crypto.randomUUID()
  const reader = once(async () => {
    const { createReader } = await import('./attachments/reader.ts')
    return createReader(spawnUtility(join(scriptFolder, 'reader-process.js'), 'Outcrop file reader', readerMegabytes))
  })
  const ingest = once(async () => {
    const [{ createIngest }, files] = await Promise.all([import('./attachments/ingest.ts'), reader()])
    return createIngest({ blobs, reader: files, now: Date.now, newId: () => attachmentIdSchema.parse(newId()) })
  })
  const sendFiles = once(async () => {
    const [{ createSendFiles }, files] = await Promise.all([import('./attachments/send-files.ts'), reader()])
    return createSendFiles({ blobs, reader: files })
  })
  const readWebPage = async (bytes: Uint8Array, signal: AbortSignal) => {
    const [{ createPageReader }, files] = await Promise.all([import('./attachments/page-reader.ts'), reader()])
    return createPageReader(files)(bytes, signal)
  }
  const keepAttachment = async (name: string, bytes: Uint8Array, signal: AbortSignal): Promise<Attachment> => {
    const { attachment, pages } = await (await ingest()).ingestBytes(name, bytes, signal)
    insertAttachment(database(), attachment, pages)
    return attachment
  }

  const find: FindAttachment = async (id, variant) => {
    const attachmentId = attachmentIdSchema.safeParse(id)
    const attachment = attachmentId.success ? getAttachment(database(), attachmentId.data) : null
    if (attachment === null || attachment.isRemoved || !attachment.isStored) return null
    const { sha256, mediaType, hasView, hasThumbnail } = attachment
    switch (variant) {
      case 'original':
        return { path: blobs.path(sha256), mediaType }
      case 'view':
        return hasView ? { path: blobs.viewPath(sha256), mediaType: 'image/png' } : null
      case 'thumbnail':
        return hasThumbnail ? { path: blobs.thumbnailPath(sha256), mediaType: 'image/png' } : null
    }
  }

  /** What was added and never sent, and bytes that a crash has left behind. */
  const cleanUp = async (): Promise<void> => {
    const unused = removeUnreferencedAttachments(database(), { olderThan: Date.now() - unusedFileGraceMs })
    await Promise.all(unused.map((sha256) => blobs.remove(sha256)))
    await blobs.removeOrphans(usedHashes(database()), unusedFileGraceMs)
  }

  return {
    blobs,
    sendFiles,
    readWebPage,
    keepAttachment,
    find,
    cleanUp,
    handlers: {
      ...attachmentHandlers({
        database,
        blobs,
        ingest,
        pickFiles: () => pick(mainMessages.pickFilesTitle, ['openFile', 'multiSelections']),
        pickFolder: () => pick(mainMessages.pickFolderTitle, ['openDirectory', 'multiSelections']),
        readClipboard: readClipboardFiles,
        takeScreenshot: () => takeScreenshot(window),
        takeWaiting,
        listFolder: async (path, signal) => (await import('./attachments/list-folder.ts')).listFolder(path, signal),
        s3: async () => (await import('./bedrock/s3-object.ts')).openS3({ findRoute }),
        connect,
        now: Date.now,
        newId,
        reportBug: (error) => logger.error('file', error),
      }),
      ...libraryHandlers({ database, blobs, reveal: (path) => shell.showItemInFolder(path), saveCopy }),
    },
  }
}

export type Files = ReturnType<typeof openFiles>
