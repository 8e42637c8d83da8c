import { useEffect, useMemo } from 'react'
import type { Approval } from '../../../shared/approval.ts'
import { appMessages } from '../../../shared/messages/app.ts'
import { approvalsMessages as words } from '../../../shared/messages/approvals.ts'
import { useApprovals } from '../../state/approvals.ts'
import { useConversationList } from '../../state/conversation-list.ts'
import { isPaneOver } from '../../state/is-pane-over.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { showApproval } from '../../state/show-approval.ts'
import { useView } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'

/** Says that a question waits where the window does not look: in another conversation, behind the settings, or behind a pane. */
export const ApprovalsElsewhere = () => {
  const approvals = useApprovals((state) => state.approvals)
  const openId = useOpenConversation((state) => state.conversationId)
  useAwayToast(approvals)
  const elsewhere = useMemo(
    () => approvals.filter(({ conversationId }) => conversationId !== null && conversationId !== openId),
    [approvals, openId],
  )
  const [first] = elsewhere
  const count = elsewhere.filter(({ conversationId }) => conversationId === first?.conversationId).length
  const title = useConversationList((state) => state.conversations.find(({ id }) => id === first?.conversationId)?.title ?? '')
  if (first === undefined) return null
  return (
    <div className="approvals-elsewhere">
      <p role="status" dir="auto">
        {words.waitsIn(count, title === '' ? appMessages.untitled : title)}
      </p>
      <Button size="small" onClick={() => void showApproval(first)}>
        {words.show}
      </Button>
    </div>
  )
}

/** Stays for as long as the first of the questions waits and cannot be seen. */
const useAwayToast = ([first]: readonly Approval[]): void => {
  const isAway = useView((view) => view.place.type !== 'conversation')
  const pane = useView((view) => view.pane)
  useEffect(() => {
    if (first === undefined || !(isAway || isPaneOver())) return undefined
    const action = { label: words.show, run: () => void showApproval(first) }
    return showToast({ text: words.waitsElsewhere, durationMs: Number.POSITIVE_INFINITY, action })
  }, [first, isAway, pane])
}
