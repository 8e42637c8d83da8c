import { ExpectedError } from '../../../shared/expected-error.ts'
import type { IngestOutcomes, pageRequests, preloadRequests } from '../../../shared/ipc/contract.ts'
import { mainMessages } from '../../../shared/messages/main.ts'
import type { BlobFiles } from '../../attachments/blob-files.ts'
import { displayName } from '../../attachments/display-name.ts'
import type { Ingest, Ingested } from '../../attachments/ingest.ts'
import { attachmentPages, getAttachment, insertAttachment, setHasThumbnail } from '../../store/attachments.ts'
import type { WritableDatabase } from '../../store/database.ts'
import type { Handlers } from '../answer-request.ts'

type AttachmentHandlers = Pick<
  Handlers<typeof pageRequests>,
  'attachments.pick' | 'attachments.paste' | 'attachments.text' | 'attachments.keepThumbnail'
>

export type AttachmentDependencies = {
  readonly database: () => WritableDatabase
  readonly blobs: BlobFiles
  readonly ingest: () => Promise<Ingest>
  /** Shows the system's file picker; empty when it was cancelled. */
  readonly pickFiles: () => Promise<readonly string[]>
}

type Outcome = IngestOutcomes[number]

const fileName = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path

export const attachmentHandlers = (dependencies: AttachmentDependencies): AttachmentHandlers & Handlers<typeof preloadRequests> => {
  const { database, blobs, pickFiles } = dependencies
  const signal = new AbortController().signal

  const outcome = async (name: string, read: (ingest: Ingest) => Promise<Ingested>): Promise<Outcome> => {
    try {
      const { attachment, pages } = await read(await dependencies.ingest())
      insertAttachment(database(), attachment, pages)
      return { ok: true, attachment }
    } catch (error) {
      if (error instanceof ExpectedError) return { ok: false, name: displayName(name), error: error.userFacing }
      throw error
    }
  }
  const fromPaths = (paths: readonly string[]): Promise<IngestOutcomes> =>
    Promise.all(paths.map((path) => outcome(fileName(path), (ingest) => ingest.ingestFile(path, signal))))

  return {
    'attachments.ingest': ({ paths }) => fromPaths(paths),
    'attachments.pick': async () => fromPaths(await pickFiles()),
    'attachments.paste': async ({ name, bytes }) => {
      const shown = name.trim() === '' ? mainMessages.pastedImageName : name
      return [await outcome(shown, (ingest) => ingest.ingestBytes(shown, bytes, signal))]
    },
    'attachments.text': ({ attachmentId }) => ({ pages: [...attachmentPages(database(), attachmentId)] }),
    'attachments.keepThumbnail': async ({ attachmentId, png }) => {
      const attachment = getAttachment(database(), attachmentId)
      if (attachment === null) {
        const { attachmentGoneTitle: title, attachmentGoneAdvice: advice } = mainMessages
        throw new ExpectedError({ code: 'attachment-gone', title, advice, retryable: false, remedies: [] })
      }
      await blobs.putThumbnail(attachment.sha256, png)
      setHasThumbnail(database(), attachmentId)
      return null
    },
  }
}
