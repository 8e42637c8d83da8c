import type { ConversationSummary } from '../../../shared/conversation.ts'
import { conversationsMessages as words } from '../../../shared/messages/conversations.ts'
import { deleteHidden, hideConversation, restoreConversation } from '../../state/conversation-list.ts'
import { openConversationState } from '../../state/open-conversation.ts'
import { showConversation } from '../../state/view.ts'
import { showToast } from '../../ui/toast.tsx'

/** Deletes a conversation unless it is taken back while the toast is there. */
export const deleteWithUndo = (conversation: ConversationSummary): void => {
  const wasOpen = openConversationState().conversationId === conversation.id
  hideConversation(conversation)
  if (wasOpen) void showConversation(null)
  const undo = (): void => {
    restoreConversation(conversation.id)
    if (wasOpen) void showConversation(conversation.id)
  }
  const remove = async (): Promise<void> => {
    const deleted = await deleteHidden(conversation.id)
    if (!deleted.ok) showToast({ text: deleted.error.title })
  }
  showToast({
    text: words.deleted(conversation.title === '' ? words.untitled : conversation.title),
    action: { label: words.undo, run: undo },
    onExpire: () => void remove(),
  })
}
