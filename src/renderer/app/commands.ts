import type { EventPayload } from '../../shared/ipc/contract.ts'
import { approvalsMessages } from '../../shared/messages/approvals.ts'
import { attachClipboard, attachScreenshot, pickFiles, pickFolder } from '../state/attach-files.ts'
import { conversationListState } from '../state/conversation-list.ts'
import { openConversationState } from '../state/open-conversation.ts'
import { nextApproval, showApproval } from '../state/show-approval.ts'
import {
  currentView,
  focusComposer,
  leaveSettings,
  setPaletteOpen,
  setRenaming,
  showConversation,
  showLibrary,
  showSettings,
  toggleSidebar,
  toggleToolsPane,
} from '../state/view.ts'
import { isDialogOpen } from '../ui/is-dialog-open.ts'
import { showToast } from '../ui/toast.tsx'

type MenuCommand = EventPayload<'menu.command'>
type AttachCommand = 'attach-file' | 'attach-folder' | 'attach-clipboard' | 'attach-screenshot'
export type Command = MenuCommand | 'previous-conversation' | 'next-conversation' | 'rename-conversation' | 'toggle-tools'

const attach = (command: AttachCommand): Promise<unknown> => {
  switch (command) {
    case 'attach-file':
      return pickFiles()
    case 'attach-folder':
      return pickFolder()
    case 'attach-clipboard':
      return attachClipboard()
    case 'attach-screenshot':
      return attachScreenshot()
  }
}

/** Brings the question that waits to the screen and the focus to it, wherever they were; a dialog is answered first. */
const answerQuestion = (): void => {
  const waiting = nextApproval()
  if (waiting === null) showToast({ text: approvalsMessages.noQuestion })
  else if (!isDialogOpen()) void showApproval(waiting)
}

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
    case 'open-library':
      showLibrary()
      return
    case 'attach-file':
    case 'attach-folder':
    case 'attach-clipboard':
    case 'attach-screenshot':
      leaveSettings()
      void attach(command)
      return
    case 'toggle-sidebar':
      toggleSidebar()
      return
    case 'open-palette':
      setPaletteOpen(!currentView().isPaletteOpen)
      return
    case 'toggle-tools':
      toggleToolsPane()
      return
    case 'focus-composer':
      leaveSettings()
      focusComposer()
      return
    case 'answer-question':
      answerQuestion()
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
