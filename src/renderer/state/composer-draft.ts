import type { Attachment } from '../../shared/attachment.ts'
import type { Draft } from '../../shared/conversation.ts'
import type { AttachmentId, ConversationId } from '../../shared/ids.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

export type PendingFile = { readonly key: string; readonly name: string }
/** `lockedId` is there for a PDF that a password would open. */
export type RefusedFile = {
  readonly key: string
  readonly name: string
  readonly error: UserFacingError
  readonly lockedId: string | null
}

/** What stands in the composer of one conversation; `error` is why sending it failed. `reading` counts the files given to it since none was read. */
export type ComposerDraft = {
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly pending: readonly PendingFile[]
  readonly refused: readonly RefusedFile[]
  readonly reading: { readonly done: number; readonly total: number }
  readonly error: UserFacingError | null
}

export type DraftKey = ConversationId | 'new'
type Drafts = { readonly current: DraftKey; readonly byKey: ReadonlyMap<DraftKey, ComposerDraft> }

const emptyDraft: ComposerDraft = { text: '', attachments: [], pending: [], refused: [], reading: { done: 0, total: 0 }, error: null }
const saveEveryMs = 500
const keyOf = (conversationId: ConversationId | null): DraftKey => conversationId ?? 'new'

const store = createStore<Drafts>({ current: 'new', byKey: new Map() })
const unsaved = new Set<DraftKey>()
let saveTimer: ReturnType<typeof setTimeout> | undefined

const draftIn = (drafts: Drafts, key: DraftKey): ComposerDraft => drafts.byKey.get(key) ?? emptyDraft

export const useComposerDraft = <Selected>(select: (draft: ComposerDraft) => Selected): Selected =>
  store.use((drafts) => select(draftIn(drafts, drafts.current)))
/** Whose draft is on the screen. */
export const useDraftKey = (): DraftKey => store.use((drafts) => drafts.current)
export const draftKey = (): DraftKey => store.get().current
export const draftOf = (conversationId: ConversationId | null): ComposerDraft => draftIn(store.get(), keyOf(conversationId))

/** Changes what is not kept on the disk: the state of files on their way. */
export const editDraft = (key: DraftKey, edit: (draft: ComposerDraft) => ComposerDraft): void =>
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

export const editAndSaveDraft = (key: DraftKey, edit: (draft: ComposerDraft) => ComposerDraft): void => {
  editDraft(key, edit)
  unsaved.add(key)
  saveTimer ??= setTimeout(saveDrafts, saveEveryMs)
}

/** Shows the draft of another conversation. `saved` is what was stored; typing that is newer than it wins. */
export const showDraft = (conversationId: ConversationId | null, saved?: Draft): void => {
  const key = keyOf(conversationId)
  if (saved !== undefined && !store.get().byKey.has(key))
    editDraft(key, () => ({ ...emptyDraft, text: saved.text, attachments: saved.attachments }))
  store.set((drafts) => (drafts.current === key ? drafts : { ...drafts, current: key }))
}

/** Fills the composer of a new conversation with what was typed before the app was closed, unless something was typed already. */
export const restoreNewDraft = (saved: Draft): void => {
  editDraft('new', (draft) =>
    draft.text === '' && draft.attachments.length === 0 ? { ...draft, text: saved.text, attachments: saved.attachments } : draft,
  )
}

export const setDraftText = (text: string): void => editAndSaveDraft(store.get().current, (draft) => ({ ...draft, text }))

/** Takes a text out that a file has taken the place of. */
export const removeDraftText = (key: DraftKey, part: string): void =>
  editAndSaveDraft(key, (draft) => ({ ...draft, text: draft.text.replace(part, () => '') }))

export const setDraftError = (conversationId: ConversationId | null, error: UserFacingError | null): void =>
  editDraft(keyOf(conversationId), (draft) => ({ ...draft, error }))

export const removeAttachment = (id: AttachmentId): void =>
  editAndSaveDraft(store.get().current, (draft) => ({
    ...draft,
    attachments: draft.attachments.filter((attachment) => attachment.id !== id),
  }))

export const removeAllAttachments = (): void =>
  editAndSaveDraft(store.get().current, (draft) => ({ ...draft, attachments: [], refused: [] }))

/** The same file in another form, such as other pages of it, in the place it had. */
export const replaceAttachment = (key: DraftKey, id: AttachmentId, attachment: Attachment): void =>
  editAndSaveDraft(key, (draft) => ({ ...draft, attachments: draft.attachments.map((known) => (known.id === id ? attachment : known)) }))

export const dismissRefused = (key: string): void =>
  editDraft(store.get().current, (draft) => ({ ...draft, refused: draft.refused.filter((file) => file.key !== key) }))

export const dismissAllRefused = (): void => editDraft(store.get().current, (draft) => ({ ...draft, refused: [] }))

/** Empties a draft that was sent. What was typed while it was on its way stays. */
export const clearSentDraft = (conversationId: ConversationId | null, sent: ComposerDraft): void => {
  const isSent = new Set(sent.attachments.map((attachment) => attachment.id))
  editAndSaveDraft(keyOf(conversationId), (draft) => ({
    ...draft,
    text: draft.text === sent.text ? '' : draft.text,
    attachments: draft.attachments.filter((attachment) => !isSent.has(attachment.id)),
    refused: [],
    error: null,
  }))
}
