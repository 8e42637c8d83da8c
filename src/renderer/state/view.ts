import type { Attachment } from '../../shared/attachment.ts'
import type { ConversationId, MessageId, ProfileId } from '../../shared/ids.ts'
import { createStore } from './create-store.ts'
import { openConversation } from './open-conversation.ts'
import { currentSettings, updateSettings } from './settings.ts'

export type SettingsSection = 'general' | 'aws' | 'network' | 'replies' | 'usage' | 'prices' | 'schemas' | 'about'

/** What the connection doctor looks at. */
export type Patient = { readonly profileId: ProfileId; readonly region: string; readonly modelId: string }

export type Pane =
  | { readonly type: 'document'; readonly attachment: Attachment }
  /** The settings of the open conversation. */
  | { readonly type: 'inference' }
  /** What one reply was sent as, and what came. */
  | { readonly type: 'reply'; readonly messageId: MessageId; readonly tab: 'details' | 'request' | 'code' }

export type View = {
  /** Which conversation is open is the business of open-conversation.ts. */
  readonly place:
    | { readonly type: 'conversation' }
    | { readonly type: 'settings'; readonly section: SettingsSection }
    | { readonly type: 'doctor'; readonly patient: Patient }
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
    pane: view.pane?.type === 'inference' ? view.pane : null,
    isPaletteOpen: false,
    isSidebarOverlayOpen: false,
  }))
  return openConversation(conversationId)
}

export const showSettings = (section: SettingsSection = 'general'): void =>
  change({ place: { type: 'settings', section }, isPaletteOpen: false, isSidebarOverlayOpen: false })
export const showDoctor = (patient: Patient): void =>
  change({ place: { type: 'doctor', patient }, isPaletteOpen: false, isSidebarOverlayOpen: false })
export const leaveSettings = (): void => change({ place: { type: 'conversation' } })

export const openDocument = (attachment: Attachment): void => change({ pane: { type: 'document', attachment } })
export const openPane = (pane: Pane): void => change({ pane })
export const closePane = (): void => change({ pane: null })

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
