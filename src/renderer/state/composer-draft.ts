import type { Attachment, maximumAttachmentsPerMessage } from '../../shared/attachment.ts'
import type { Draft } from '../../shared/conversation.ts'
import type { AttachmentId, ConversationId } from '../../shared/ids.ts'
import type { IngestOutcomes } from '../../shared/ipc/contract.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

export type PendingFile = { readonly key: string; readonly name: string }
export type RefusedFile = { readonly key: string; readonly name: string; readonly error: UserFacingError }

/** What stands in the composer of one conversation; `error` is why sending it failed. */
export type ComposerDraft = {
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly pending: readonly PendingFile[]
  readonly refused: readonly RefusedFile[]
  readonly error: UserFacingError | null
}

export type DraftKey = ConversationId | 'new'
type Drafts = { readonly current: DraftKey; readonly byKey: ReadonlyMap<DraftKey, ComposerDraft> }

const emptyDraft: ComposerDraft = { text: '', attachments: [], pending: [], refused: [], error: null }
const saveEveryMs = 500
/** Written out, not imported: the module of the schemas would bring zod into the window. */
const maximumAttachments: typeof maximumAttachmentsPerMessage = 5
const keyOf = (conversationId: ConversationId | null): DraftKey => conversationId ?? 'new'

const store = createStore<Drafts>({ current: 'new', byKey: new Map() })
const unsaved = new Set<DraftKey>()
let saveTimer: ReturnType<typeof setTimeout> | undefined
let keyCount = 0

const draftIn = (drafts: Drafts, key: DraftKey): ComposerDraft => drafts.byKey.get(key) ?? emptyDraft

export const useComposerDraft = <Selected>(select: (draft: ComposerDraft) => Selected): Selected =>
  store.use((drafts) => select(draftIn(drafts, drafts.current)))
/** Whose draft is on the screen. */
export const useDraftKey = (): DraftKey => store.use((drafts) => drafts.current)
export const draftKey = (): DraftKey => store.get().current
export const draftOf = (conversationId: ConversationId | null): ComposerDraft => draftIn(store.get(), keyOf(conversationId))

const change = (key: DraftKey, edit: (draft: ComposerDraft) => ComposerDraft): void =>
  store.set((drafts) => {
    const draft = draftIn(drafts, key)
    const edited = edit(draft)
    return edited === draft ? drafts : { ...drafts, byKey: new Map(drafts.byKey).set(key, edited) }
  })

const save = (key: DraftKey): void => {
  unsaved.delete(key)
  const { text, attachments } = draftIn(store.get(), key)
  const attachmentIds = attachments.map((attachment) => attachment.id)
  void tryRequest('drafts.save', { conversationId: key === 'new' ? null : key, text, attachmentIds }).then((result) => {
    if (!result.ok) unsaved.add(key)
  })
}

/** Saves what was typed since the last save; called when the field or the window is left. */
export const saveDrafts = (): void => {
  clearTimeout(saveTimer)
  saveTimer = undefined
  for (const key of unsaved) save(key)
}

const changeAndSave = (key: DraftKey, edit: (draft: ComposerDraft) => ComposerDraft): void => {
  change(key, edit)
  unsaved.add(key)
  saveTimer ??= setTimeout(saveDrafts, saveEveryMs)
}

/** Shows the draft of another conversation. `saved` is what was stored; typing that is newer than it wins. */
export const showDraft = (conversationId: ConversationId | null, saved?: Draft): void => {
  const key = keyOf(conversationId)
  if (saved !== undefined && !store.get().byKey.has(key))
    change(key, () => ({ ...emptyDraft, text: saved.text, attachments: saved.attachments }))
  store.set((drafts) => (drafts.current === key ? drafts : { ...drafts, current: key }))
}

/** Fills the composer of a new conversation with what was typed before the app was closed, unless something was typed already. */
export const restoreNewDraft = (saved: Draft): void => {
  change('new', (draft) =>
    draft.text === '' && draft.attachments.length === 0 ? { ...draft, text: saved.text, attachments: saved.attachments } : draft,
  )
}

export const setDraftText = (text: string): void => changeAndSave(store.get().current, (draft) => ({ ...draft, text }))

export const setDraftError = (conversationId: ConversationId | null, error: UserFacingError | null): void =>
  change(keyOf(conversationId), (draft) => ({ ...draft, error }))

export const removeAttachment = (id: AttachmentId): void =>
  changeAndSave(store.get().current, (draft) => ({ ...draft, attachments: draft.attachments.filter((attachment) => attachment.id !== id) }))

export const dismissRefused = (key: string): void =>
  change(store.get().current, (draft) => ({ ...draft, refused: draft.refused.filter((file) => file.key !== key) }))

/** Empties a draft that was sent. What was typed while it was on its way stays. */
export const clearSentDraft = (conversationId: ConversationId | null, sent: ComposerDraft): void => {
  const isSent = new Set(sent.attachments.map((attachment) => attachment.id))
  changeAndSave(keyOf(conversationId), (draft) => ({
    ...draft,
    text: draft.text === sent.text ? '' : draft.text,
    attachments: draft.attachments.filter((attachment) => !isSent.has(attachment.id)),
    refused: [],
    error: null,
  }))
}

/** Shows a chip for each name while `ingest` reads the files, then what became of them, in the draft they were given to. */
export const attachFiles = async (
  names: readonly string[],
  ingest: () => Promise<IngestOutcomes>,
  refuse: (name: string) => UserFacingError,
  explain: (cause: unknown) => UserFacingError,
): Promise<void> => {
  const key = store.get().current
  const pending = names.map((name) => ({ key: `file-${(keyCount += 1)}`, name }))
  change(key, (draft) => ({ ...draft, pending: [...draft.pending, ...pending] }))
  try {
    const outcomes = await ingest()
    changeAndSave(key, (draft) => outcomes.reduce((next, outcome) => addOutcome(next, outcome, refuse), draft))
  } catch (cause) {
    const error = explain(cause)
    change(key, (draft) => ({ ...draft, refused: [...draft.refused, ...pending.map((file) => ({ ...file, error }))] }))
  } finally {
    const isDone = new Set(pending.map((file) => file.key))
    change(key, (draft) => ({ ...draft, pending: draft.pending.filter((file) => !isDone.has(file.key)) }))
  }
}

const addOutcome = (draft: ComposerDraft, outcome: IngestOutcomes[number], refuse: (name: string) => UserFacingError): ComposerDraft => {
  const refuseWith = (name: string, error: UserFacingError) => ({
    ...draft,
    refused: [...draft.refused, { key: `file-${(keyCount += 1)}`, name, error }],
  })
  if (!outcome.ok) return refuseWith(outcome.name, outcome.error)
  if (
    draft.attachments.some((attachment) => attachment.sha256 === outcome.attachment.sha256 && attachment.name === outcome.attachment.name)
  )
    return draft
  if (draft.attachments.length >= maximumAttachments) return refuseWith(outcome.attachment.name, refuse(outcome.attachment.name))
  return { ...draft, attachments: [...draft.attachments, outcome.attachment] }
}
