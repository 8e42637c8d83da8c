import { useRef, useState } from 'react'
import type { TurnId } from '../../../shared/ids.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { tryRequest } from '../../bridge/client.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useFocusElsewhere } from '../../ui/use-focus-elsewhere.ts'
import { canAnswer } from './approval-readiness.ts'

type ToolApprovalProps = { readonly turnId: TurnId; readonly toolUseId: string; readonly name: string; readonly canRun: boolean }

/** Asks for a person's word on one call. It takes no focus; what had it keeps it. */
export const ToolApproval = ({ turnId, toolUseId, name, canRun }: ToolApprovalProps) => {
  const group = useRef<HTMLDivElement>(null)
  const [shownAt] = useState(() => performance.now())
  const [isSending, setIsSending] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  useFocusElsewhere(group, focusComposer)
  const answer = async (decision: 'allow' | 'deny'): Promise<void> => {
    if (isSending || !canAnswer(shownAt, performance.now())) return
    setIsSending(true)
    const taken = await tryRequest('turns.approve', { turnId, toolUseId, decision })
    setError(taken.ok ? null : taken.error)
    if (!taken.ok) setIsSending(false)
  }
  return (
    <div ref={group} className="tool-approval" role="group" aria-label={words.approvalQuestion(name)}>
      <p>{canRun ? words.approvalHint : words.notJson}</p>
      <div className="tool-approval-buttons">
        {canRun && (
          <Button size="small" variant="primary" aria-disabled={isSending} onClick={() => void answer('allow')}>
            {words.allow}
          </Button>
        )}
        <Button size="small" aria-disabled={isSending} onClick={() => void answer('deny')}>
          {words.deny}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  )
}
