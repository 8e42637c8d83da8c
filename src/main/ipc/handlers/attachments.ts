import type { Attachment } from '../../../shared/attachment.ts'
import { attachmentIdSchema, type AttachmentId } from '../../../shared/ids.ts'
import type { Ingested as Taken, IngestOutcomes, preloadRequests } from '../../../shared/ipc/contract.ts'
import { libraryMainMessages } from '../../../shared/messages/library-main.ts'
import { mainMessages } from '../../../shared/messages/main.ts'
import type { BlobFiles } from '../../attachments/blob-files.ts'
import { attachmentPages, copyWithPages, getAttachment, setHasThumbnail, usedHashes } from '../../store/attachments.ts'
import type { Handlers } from '../answer-request.ts'
import { chosenPages } from '../chosen-pages.ts'
import type { PageHandlers } from '../page-handlers.ts'
import { clipboardEmpty, fileGone, noPagesToChoose, wrongPages } from '../refuse-attachment.ts'
import { createTakeFiles, type TakeFilesDependencies } from '../take-files.ts'
import { nameOfObject, takeFromS3, type TakeFromS3Dependencies } from '../take-from-s3.ts'

/** What a draft would send is answered by the turns. */
type AttachmentHandlers = Omit<PageHandlers<'attachments'>, 'attachments.plan'>

export type ClipboardContent =
  | { readonly type: 'files'; readonly paths: readonly string[] }
  | { readonly type: 'image'; readonly png: Uint8Array }

export type AttachmentDependencies = TakeFilesDependencies &
  TakeFromS3Dependencies & {
    readonly blobs: Pick<BlobFiles, 'putThumbnail' | 'remove'>
    /** Shows the system's file picker; empty when it was cancelled. */
    readonly pickFiles: () => Promise<readonly string[]>
    readonly pickFolder: () => Promise<readonly string[]>
    readonly readClipboard: () => Promise<ClipboardContent | null>
    /** A PNG. */
    readonly takeScreenshot: () => Promise<Uint8Array>
    /** Paths that the app was opened with, each handed out once. */
    readonly takeWaiting: () => readonly string[]
  }

const one = (outcome: IngestOutcomes[number]): Taken => ({ outcomes: [outcome], folders: [] })

/** `2026-11-21 14.54.40`, in the time of this computer: a colon may not stand in a file name. */
const timeInName = (now: number): string => {
  const date = new Date(now)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('.')}`
}

export const attachmentHandlers = (dependencies: AttachmentDependencies): AttachmentHandlers & Handlers<typeof preloadRequests> => {
  const { database, blobs, pickFiles, pickFolder, readClipboard, takeScreenshot, takeWaiting, now, newId } = dependencies
  const { outcome, fromPaths, fromFolder, lockedName } = createTakeFiles(dependencies)

  const kept = (id: AttachmentId): Attachment => {
    const attachment = getAttachment(database(), id)
    if (attachment === null || attachment.isRemoved) throw fileGone()
    return attachment
  }
  const fromBytes = async (name: string, read: () => Uint8Array | Promise<Uint8Array>): Promise<Taken> =>
    one(await outcome(name, async (ingest, signal) => ingest.ingestBytes(name, await read(), signal)))

  return {
    'attachments.ingest': ({ paths }) => fromPaths(paths),
    'attachments.pick': async () => fromPaths(await pickFiles()),
    'attachments.pickFolder': async () => fromPaths(await pickFolder()),
    'attachments.paste': ({ name, bytes }) => fromBytes(name.trim() === '' ? mainMessages.pastedImageName : name, () => bytes),
    'attachments.clipboard': async () => {
      const content = await readClipboard()
      if (content?.type === 'files') return fromPaths(content.paths)
      if (content?.type === 'image') return fromBytes(libraryMainMessages.clipboardPicture, () => content.png)
      const { userFacing: error } = clipboardEmpty()
      return one({ ok: false, name: libraryMainMessages.clipboardName, error, lockedId: null })
    },
    'attachments.screenshot': () => fromBytes(libraryMainMessages.screenshotName(timeInName(now())), takeScreenshot),
    'attachments.takeWaiting': () => fromPaths(takeWaiting()),
    'attachments.takeFromFolder': ({ folderId, entries }) => fromFolder(folderId, entries),
    'attachments.unlock': async ({ lockedId, password }) =>
      one(await outcome(lockedName(lockedId), (ingest, signal) => ingest.unlock(lockedId, password, signal))),
    'attachments.fromS3': async (source) =>
      one(await outcome(nameOfObject(source.uri), (ingest, signal) => takeFromS3(dependencies, source, ingest, signal))),
    'attachments.choosePages': ({ attachmentId, pages }) => {
      const attachment = kept(attachmentId)
      const { kind, name, pageCount, pageSelection } = attachment
      if (kind !== 'pdf' || pageCount === null) throw noPagesToChoose(name)
      const chosen = chosenPages(pages, pageCount)
      if (chosen === undefined) throw wrongPages(name, pageCount)
      if (chosen === pageSelection) return attachment
      return copyWithPages(database(), attachmentId, attachmentIdSchema.parse(newId()), chosen, now())
    },
    'attachments.text': ({ attachmentId }) => ({ pages: attachmentPages(database(), attachmentId) }),
    'attachments.keepThumbnail': async ({ attachmentId, png }) => {
      const { sha256, isStored } = kept(attachmentId)
      if (!isStored) throw fileGone()
      await blobs.putThumbnail(sha256, png)
      // The file may have been removed meanwhile: then its picture must not come back.
      if (!usedHashes(database()).has(sha256)) await blobs.remove(sha256)
      setHasThumbnail(database(), attachmentId)
      return null
    },
  }
}
