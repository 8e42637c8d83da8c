import type { EventPayload } from '../../shared/ipc/contract.ts'
import { conversationListState } from '../state/conversation-list.ts'
import { openConversationState } from '../state/open-conversation.ts'
import {
  currentView,
  focusComposer,
  leaveSettings,
  setPaletteOpen,
  setRenaming,
  showConversation,
  showSettings,
  toggleSidebar,
} from '../state/view.ts'

type MenuCommand = EventPayload<'menu.command'>
export type Command = Exclude<MenuCommand, 'attach-file'> | 'previous-conversation' | 'next-conversation' | 'rename-conversation'

const showNeighbour = (step: 1 | -1): void => {
  const { conversations } = conversationListState()
  const index = conversations.findIndex(({ id }) => id === openConversationState().conversationId)
  const neighbour = conversations[index === -1 ? 0 : index + step]
  if (neighbour !== undefined) void showConversation(neighbour.id)
}

/** What a key, the menu and the palette all call. */
export const runCommand = (command: Command): void => {
  switch (command) {
    case 'new-conversation':
      void showConversation(null)
      focusComposer()
      return
    case 'open-settings':
      showSettings()
      return
    case 'toggle-sidebar':
      toggleSidebar()
      return
    case 'open-palette':
      setPaletteOpen(!currentView().isPaletteOpen)
      return
    case 'focus-composer':
      leaveSettings()
      focusComposer()
      return
    case 'previous-conversation':
      showNeighbour(-1)
      return
    case 'next-conversation':
      showNeighbour(1)
      return
    case 'rename-conversation':
      setRenaming(openConversationState().conversationId)
      return
  }
}
