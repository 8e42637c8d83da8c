import type { Approval } from '../../shared/approval.ts'
import { approvalsFor, focusApprovals, waitingApprovals } from './approvals.ts'
import { isPaneOver } from './is-pane-over.ts'
import { openConversationState } from './open-conversation.ts'
import { closePane, leaveSettings, showConversation } from './view.ts'

/** Brings a question that waits to the screen, with the focus on it and on none of its buttons. */
export const showApproval = async ({ conversationId }: Approval): Promise<void> => {
  if (conversationId === null || conversationId === openConversationState().conversationId) leaveSettings()
  else await showConversation(conversationId)
  if (isPaneOver()) closePane()
  requestAnimationFrame(focusApprovals)
}

/** The question to answer next: one of the open conversation, or else the oldest. */
export const nextApproval = (): Approval | null => {
  const waiting = waitingApprovals()
  return approvalsFor(waiting, openConversationState().conversationId)[0] ?? waiting[0] ?? null
}
