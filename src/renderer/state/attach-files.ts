import type { Attachment, FolderListing, S3Source } from '../../shared/attachment.ts'
import type { ProfileId } from '../../shared/ids.ts'
import { composerMessages as words } from '../../shared/messages/composer.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { ingestFiles, request, tryRequest } from '../bridge/client.ts'
import { draftKey, editAndSaveDraft, editDraft, replaceAttachment, type DraftKey } from './composer-draft.ts'
import { addOutcome, takeFiles } from './take-files.ts'

/** Files are read a few at a time, so that those that are read can be seen while the others are not. */
const readTogether = 4

const chunksOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

/** Files from the disk or the clipboard; the bridge knows which of them have a path and which only bytes. */
export const attachDropped = (files: readonly File[]): Promise<readonly Attachment[]> =>
  takeFiles(
    chunksOf(files, readTogether).map((group) => ({
      names: group.map(({ name }) => (name === '' ? words.pastedImage : name)),
      ingest: () => ingestFiles(group),
    })),
  )

/** Bytes that the window has itself: a long text, a picture that came as an address with its data in it. */
export const attachBytes = (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<readonly Attachment[]> =>
  takeFiles([{ names: [name], ingest: () => request('attachments.paste', { name, bytes }) }])

export const pickFiles = (): Promise<readonly Attachment[]> => takeFiles([{ names: [], ingest: () => request('attachments.pick', {}) }])

export const pickFolder = (): Promise<readonly Attachment[]> =>
  takeFiles([{ names: [], ingest: () => request('attachments.pickFolder', {}) }])

export const attachClipboard = (): Promise<readonly Attachment[]> =>
  takeFiles([{ names: [words.clipboard], ingest: () => request('attachments.clipboard', {}) }])

export const attachScreenshot = (): Promise<readonly Attachment[]> =>
  takeFiles([{ names: [words.screenshot], ingest: () => request('attachments.screenshot', {}) }])

/** What the app was opened with goes into a new conversation. */
export const takeWaiting = (names: readonly string[]): Promise<readonly Attachment[]> =>
  takeFiles([{ names, ingest: () => request('attachments.takeWaiting', {}) }], 'new')

/** The chosen entries of a folder, by their index in its listing. */
export const takeFromFolder = (
  { folderId, entries }: FolderListing,
  chosen: readonly number[],
  key: DraftKey,
): Promise<readonly Attachment[]> => {
  const nameOf = new Map(entries.map(({ index, path }) => [index, path.split('/').at(-1) ?? path]))
  const groups = chunksOf(chosen, readTogether).map((group) => ({
    names: group.map((index) => nameOf.get(index) ?? ''),
    ingest: () => request('attachments.takeFromFolder', { folderId, entries: [...group] }),
  }))
  return takeFiles(groups, key)
}

/** Null when the file is in the draft, else why it is not. */
export const attachFromS3 = async (
  source: S3Source & { readonly profileId: ProfileId; readonly region: string },
  key: DraftKey,
): Promise<UserFacingError | null> => {
  const read = await tryRequest('attachments.fromS3', source)
  if (!read.ok) return read.error
  const [outcome] = read.value.outcomes
  if (outcome === undefined) return null
  if (!outcome.ok && outcome.lockedId === null) return outcome.error
  editAndSaveDraft(key, (draft) => addOutcome(draft, outcome))
  return null
}

/** Null when other pages of the file are chosen, else why they are not. `pages` null is all of them. */
export const choosePages = async ({ id }: Attachment, pages: string | null, key: DraftKey): Promise<UserFacingError | null> => {
  const chosen = await tryRequest('attachments.choosePages', { attachmentId: id, pages })
  if (!chosen.ok) return chosen.error
  replaceAttachment(key, id, chosen.value)
  return null
}

/** Says in the tray why something that was given here is not taken. */
export const refuseFile = (name: string, error: UserFacingError): void =>
  editDraft(draftKey(), (draft) => addOutcome(draft, { ok: false, name, error, lockedId: null }))
