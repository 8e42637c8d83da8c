import type { Attachment } from '../../shared/attachment.ts'
import type { BatchId } from '../../shared/batch.ts'
import type { ConversationId, MessageId, ProfileId } from '../../shared/ids.ts'
import { createStore } from './create-store.ts'
import { openConversation } from './open-conversation.ts'
import { currentSettings, updateSettings } from './settings.ts'

export type SettingsSection =
  | 'general'
  | 'aws'
  | 'network'
  | 'replies'
  | 'tools'
  | 'servers'
  | 'activity'
  | 'schemas'
  | 'usage'
  | 'prices'
  | 'about'

/** What the connection doctor looks at. */
export type Patient = { readonly profileId: ProfileId; readonly region: string; readonly modelId: string }

/**
 * Where a document is opened, and what is marked there: `passages` are looked for on the page, or in all of the text when `page` is null; characters
 * count from 0 over the whole text. A new object is a new wish: the same place asked for twice is shown twice.
 */
export type DocumentPlace = {
  readonly page: number | null
  readonly passages: readonly string[]
  readonly characters: { readonly start: number; readonly end: number } | null
}

export type Pane =
  | { readonly type: 'document'; readonly attachment: Attachment; readonly place: DocumentPlace | null }
  /** The settings of the open conversation. */
  | { readonly type: 'inference' }
  /** What the tools may use in the open conversation: folders, tools, notes. */
  | { readonly type: 'tools' }
  /** What one reply was sent as, and what came. */
  | { readonly type: 'reply'; readonly messageId: MessageId; readonly tab: 'details' | 'request' | 'code' }

type View = {
  /** Which conversation is open is the business of open-conversation.ts. */
  readonly place:
    | { readonly type: 'conversation' }
    | { readonly type: 'settings'; readonly section: SettingsSection }
    | { readonly type: 'doctor'; readonly patient: Patient }
    | { readonly type: 'library' }
    | { readonly type: 'batch'; readonly batchId: BatchId }
  /** What lies at the right: one thing at a time. */
  readonly pane: Pane | null
  readonly isPaletteOpen: boolean
  /** In a narrow window the sidebar lies over the conversation, and is closed until asked for. */
  readonly isSidebarOverlayOpen: boolean
  readonly renaming: ConversationId | null
}

export const narrowWindow = '(max-width: 760px)'

const store = createStore<View>({
  place: { type: 'conversation' },
  pane: null,
  isPaletteOpen: false,
  isSidebarOverlayOpen: false,
  renaming: null,
})

export const useView = store.use
export const currentView = store.get

const change = (part: Partial<View>): void => store.set((view) => ({ ...view, ...part }))

/** With null: the place where a new conversation begins. */
export const showConversation = (conversationId: ConversationId | null): Promise<void> => {
  store.set((view) => ({
    ...view,
    place: { type: 'conversation' },
    pane: view.pane?.type === 'inference' || view.pane?.type === 'tools' ? view.pane : null,
    isPaletteOpen: false,
    isSidebarOverlayOpen: false,
  }))
  return openConversation(conversationId)
}

export const showSettings = (section: SettingsSection = 'general'): void =>
  change({ place: { type: 'settings', section }, isPaletteOpen: false, isSidebarOverlayOpen: false })
export const showDoctor = (patient: Patient): void =>
  change({ place: { type: 'doctor', patient }, isPaletteOpen: false, isSidebarOverlayOpen: false })
export const showLibrary = (): void => change({ place: { type: 'library' }, isPaletteOpen: false, isSidebarOverlayOpen: false })
export const showBatch = (batchId: BatchId): void =>
  change({ place: { type: 'batch', batchId }, isPaletteOpen: false, isSidebarOverlayOpen: false })
export const leaveSettings = (): void => change({ place: { type: 'conversation' } })

export const openDocument = (attachment: Attachment, place: DocumentPlace | null = null): void =>
  change({ pane: { type: 'document', attachment, place } })
export const openPane = (pane: Pane): void => change({ pane })
export const closePane = (): void => change({ pane: null })
/** Shows what the tools of the open conversation may use, or puts it away. */
export const toggleToolsPane = (): void =>
  store.set((view) => {
    const isShown = view.pane?.type === 'tools' && view.place.type === 'conversation'
    return { ...view, place: { type: 'conversation' }, pane: isShown ? null : { type: 'tools' } }
  })

export const setPaletteOpen = (isPaletteOpen: boolean): void => change({ isPaletteOpen })
export const setRenaming = (renaming: ConversationId | null): void => change({ renaming })
export const closeSidebarOverlay = (): void => change({ isSidebarOverlayOpen: false })

export const toggleSidebar = (): void => {
  if (window.matchMedia(narrowWindow).matches) store.set((view) => ({ ...view, isSidebarOverlayOpen: !view.isSidebarOverlayOpen }))
  else void updateSettings({ sidebarOpen: !currentSettings().sidebarOpen })
}

/** The composer's field has this id wherever it stands. */
export const composerFieldId = 'composer-input'

export const focusComposer = (): void => {
  requestAnimationFrame(() => document.getElementById(composerFieldId)?.focus())
}

/** Back to the conversation, as a person leaves what fills the window. */
export const leavePlace = (): void => {
  leaveSettings()
  focusComposer()
}
