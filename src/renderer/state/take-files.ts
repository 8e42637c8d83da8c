import type { Attachment } from '../../shared/attachment.ts'
import type { Ingested, IngestOutcomes } from '../../shared/ipc/contract.ts'
import { maximumAttachmentsPerMessage } from '../../shared/file-limits.ts'
import { composerMessages as words } from '../../shared/messages/composer.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { RequestError } from '../bridge/client.ts'
import { openComposerDialog } from './composer-dialog.ts'
import { draftKey, draftOf, editAndSaveDraft, editDraft, type ComposerDraft, type DraftKey, type PendingFile } from './composer-draft.ts'

/** Files that are read with one request. Without names nothing shows them while they are read: they are not chosen yet. */
export type FileGroup = { readonly names: readonly string[]; readonly ingest: () => Promise<Ingested> }

type WaitingGroup = { readonly pending: readonly PendingFile[]; readonly ingest: () => Promise<Ingested> }

let keyCount = 0
const nextKey = (): string => `file-${(keyCount += 1)}`

const failure = (code: string, title: string, advice: string, detail = ''): UserFacingError => ({
  code,
  title,
  advice,
  detail,
  retryable: false,
  remedies: [],
})

const explain = (cause: unknown): UserFacingError =>
  cause instanceof RequestError ? cause.error : failure('attach-failed', words.attachFailedTitle, words.attachFailedAdvice, String(cause))

const refuse = (draft: ComposerDraft, name: string, error: UserFacingError, lockedId: string | null = null): ComposerDraft => ({
  ...draft,
  refused: [...draft.refused, { key: nextKey(), name, error, lockedId }],
})

const tooMany = (name: string): UserFacingError =>
  failure('too-many-attachments', words.tooManyTitle(name, maximumAttachmentsPerMessage), words.tooManyAdvice)

/** The draft with one more file, or with the reason why it is not. The same file twice is one. */
export const addOutcome = (draft: ComposerDraft, outcome: IngestOutcomes[number]): ComposerDraft => {
  if (!outcome.ok) return refuse(draft, outcome.name, outcome.error, outcome.lockedId)
  const { attachment } = outcome
  if (draft.attachments.some(({ sha256, name }) => sha256 === attachment.sha256 && name === attachment.name)) return draft
  if (draft.attachments.length >= maximumAttachmentsPerMessage) return refuse(draft, attachment.name, tooMany(attachment.name))
  return { ...draft, attachments: [...draft.attachments, attachment] }
}

const show = (key: DraftKey, pending: readonly PendingFile[]): void =>
  editDraft(key, (draft) => ({
    ...draft,
    pending: [...draft.pending, ...pending],
    reading: { done: draft.reading.done, total: draft.reading.total + pending.length },
  }))

const settle = (key: DraftKey, pending: readonly PendingFile[]): void => {
  const isDone = new Set(pending.map((file) => file.key))
  editDraft(key, (draft) => {
    const left = draft.pending.filter((file) => !isDone.has(file.key))
    const { done, total } = draft.reading
    return { ...draft, pending: left, reading: left.length === 0 ? { done: 0, total: 0 } : { done: done + pending.length, total } }
  })
}

const read = async (key: DraftKey, { pending, ingest }: WaitingGroup): Promise<void> => {
  try {
    const { outcomes, folders } = await ingest()
    if (outcomes.length > 0) editAndSaveDraft(key, (draft) => outcomes.reduce(addOutcome, draft))
    for (const listing of folders) openComposerDialog({ type: 'folder', listing, draftKey: key })
  } catch (cause) {
    const error = explain(cause)
    const names = pending.length === 0 ? [''] : pending.map(({ name }) => name)
    editDraft(key, (draft) => names.reduce((next, name) => refuse(next, name, error), draft))
  } finally {
    settle(key, pending)
  }
}

const draftAt = (key: DraftKey): ComposerDraft => draftOf(key === 'new' ? null : key)

/** What does not fit any more is not read; it is said once for all of it. */
const leaveOut = (key: DraftKey, groups: readonly WaitingGroup[]): void => {
  const pending = groups.flatMap((group) => group.pending)
  const [first] = pending
  if (first === undefined) return
  const error =
    pending.length === 1
      ? tooMany(first.name)
      : failure('too-many-attachments', words.manyTooManyTitle(pending.length, maximumAttachmentsPerMessage), words.tooManyAdvice)
  editDraft(key, (draft) => refuse(draft, first.name, error))
  settle(key, pending)
}

const readEach = async (key: DraftKey, [group, ...later]: readonly WaitingGroup[]): Promise<void> => {
  if (group === undefined) return undefined
  if (group.pending.length > 0 && draftAt(key).attachments.length >= maximumAttachmentsPerMessage) return leaveOut(key, [group, ...later])
  await read(key, group)
  return readEach(key, later)
}

/** Shows a chip for each name while the files are read, one group after the other, then what became of them, in the draft they were given to. */
export const takeFiles = async (groups: readonly FileGroup[], key: DraftKey = draftKey()): Promise<readonly Attachment[]> => {
  const waiting = groups.map(({ names, ingest }) => ({ pending: names.map((name) => ({ key: nextKey(), name })), ingest }))
  const before = new Set(draftAt(key).attachments.map(({ id }) => id))
  show(
    key,
    waiting.flatMap(({ pending }) => pending),
  )
  await readEach(key, waiting)
  return draftAt(key).attachments.filter(({ id }) => !before.has(id))
}
