import type { Approval } from '../../shared/approval.ts'
import { approvalsFor, focusApprovals, waitingApprovals } from './approvals.ts'
import { openConversationState } from './open-conversation.ts'
import { leaveSettings, showConversation } from './view.ts'

/** Brings a question that waits to the screen, with the focus on it and on none of its buttons. */
export const showApproval = async ({ conversationId }: Approval): Promise<void> => {
  if (conversationId === null || conversationId === openConversationState().conversationId) leaveSettings()
  else await showConversation(conversationId)
  requestAnimationFrame(focusApprovals)
}

/** The question to answer next: one of the open conversation, or else the oldest. */
export const nextApproval = (): Approval | null => {
  const waiting = waitingApprovals()
  return approvalsFor(waiting, openConversationState().conversationId)[0] ?? waiting[0] ?? null
}
