import type { AttachmentId } from '../../../shared/ids.ts'
import type { BlobFiles } from '../../attachments/blob-files.ts'
import { getAttachment, removeAttachment } from '../../store/attachments.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { listLibrary } from '../../store/library.ts'
import type { PageHandlers } from '../page-handlers.ts'
import { fileGone, fileStaysInS3 } from '../refuse-attachment.ts'
import { safeFileName } from '../safe-file-name.ts'

export type LibraryDependencies = {
  readonly database: () => WritableDatabase
  readonly blobs: Pick<BlobFiles, 'path' | 'remove'>
  /** Shows a file in the system's file manager. */
  readonly reveal: (path: string) => void
  /** Lets the person choose where, and copies the file there; false when no place was chosen. */
  readonly saveCopy: (suggestedName: string, fromPath: string) => Promise<boolean>
}

export const libraryHandlers = ({ database, blobs, reveal, saveCopy }: LibraryDependencies): PageHandlers<'library'> => {
  const keptFile = (id: AttachmentId): { readonly name: string; readonly path: string } => {
    const attachment = getAttachment(database(), id)
    if (attachment === null || attachment.isRemoved) throw fileGone()
    if (!attachment.isStored) throw fileStaysInS3(attachment.name)
    return { name: attachment.name, path: blobs.path(attachment.sha256) }
  }
  return {
    'library.list': (query) => listLibrary(database(), query),
    'library.reveal': ({ attachmentId }) => {
      reveal(keptFile(attachmentId).path)
      return null
    },
    'library.saveAs': ({ attachmentId }) => {
      const { name, path } = keptFile(attachmentId)
      return saveCopy(safeFileName(name), path)
    },
    'library.remove': async ({ attachmentId }) => {
      await Promise.all(removeAttachment(database(), attachmentId).map((sha256) => blobs.remove(sha256)))
      return null
    },
  }
}
