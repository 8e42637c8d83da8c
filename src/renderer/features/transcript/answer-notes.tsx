import type { Message } from '../../../shared/message.ts'
import { adjustmentWords } from './detail-words.ts'
import { Failure } from './answer-status.tsx'
import { LateGuardrailNotice } from './late-parts.ts'
import { stopNotice } from './stop-notice.ts'

/** What is to be said about a complete answer: what a guardrail did, why it ended early, what the model could not be asked for. */
export const AnswerNotes = ({ message, isLast }: { readonly message: Message; readonly isLast: boolean }) => {
  const { details, error, status } = message
  if (details === null || status === 'streaming' || status === 'pending') return null
  const stopped = error === null && status === 'complete' ? stopNotice(details) : null
  return (
    <>
      {details.guardrail !== null && details.guardrail.action !== 'none' && <LateGuardrailNotice report={details.guardrail} />}
      {stopped !== null && <Failure error={stopped} isLast={isLast} tone="quiet" />}
      {adjustmentWords(details.adjustments).map((line) => (
        <p key={line} className="message-note">
          {line}
        </p>
      ))}
    </>
  )
}
