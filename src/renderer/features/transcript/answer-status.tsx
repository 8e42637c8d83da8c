import type { Message } from '../../../shared/message.ts'
import { transcriptMessages } from '../../../shared/messages/transcript.ts'
import { continueTurn, retryTurn } from '../../state/open-conversation.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { applyRemedy } from '../../state/apply-remedy.ts'

/** How an answer stands when it is not simply complete. Only the last one of a conversation can be taken up again. */
export const AnswerStatus = ({ message, isLast }: { readonly message: Message; readonly isLast: boolean }) => {
  switch (message.status) {
    case 'pending':
    case 'complete':
    case 'streaming':
      return null
    case 'failed':
      return message.error === null ? null : <Failure message={message} isLast={isLast} />
    case 'cancelled':
      return (
        <div className="answer-stopped">
          <span>{transcriptMessages.stopped}</span>
          {isLast && <Again />}
        </div>
      )
    case 'interrupted':
      return (
        <div className="card answer-interrupted">
          <div>
            <p className="answer-interrupted-title">{message.error?.title ?? transcriptMessages.interruptedTitle}</p>
            <p>{message.error?.advice ?? transcriptMessages.interruptedAdvice}</p>
          </div>
          {isLast && <Again />}
        </div>
      )
  }
}

const Failure = ({ message, isLast }: { readonly message: Message; readonly isLast: boolean }) =>
  message.error === null ? null : isLast ? (
    <ErrorNotice error={message.error} onRemedy={applyRemedy} />
  ) : (
    <ErrorNotice error={message.error} />
  )

const Again = () => (
  <span className="answer-again">
    <Button size="small" onClick={() => void continueTurn()}>
      {transcriptMessages.continueAnswer}
    </Button>
    <Button size="small" variant="quiet" onClick={() => void retryTurn()}>
      {transcriptMessages.retry}
    </Button>
  </span>
)
