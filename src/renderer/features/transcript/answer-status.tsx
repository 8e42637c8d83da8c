import { useState } from 'react'
import type { Message } from '../../../shared/message.ts'
import { transcriptMessages } from '../../../shared/messages/transcript.ts'
import type { Remedy, UserFacingError } from '../../../shared/user-facing-error.ts'
import { applyRemedy } from '../../state/apply-remedy.ts'
import { useChosenModelId } from '../../state/models.ts'
import { continueTurn, retryTurn } from '../../state/open-conversation.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'

/** How an answer stands when it is not simply complete. Only the last one of a conversation can be taken up again. */
export const AnswerStatus = ({ message, isLast }: { readonly message: Message; readonly isLast: boolean }) => {
  switch (message.status) {
    case 'pending':
    case 'complete':
    case 'streaming':
      return null
    case 'failed':
      return message.error === null ? null : <Failure error={message.error} isLast={isLast} tone="danger" />
    case 'cancelled':
      return (
        <div className="answer-stopped">
          <span>{transcriptMessages.stopped}</span>
          {isLast && <Again />}
        </div>
      )
    case 'interrupted':
      return message.error === null || message.error.remedies.length === 0 ? (
        <div className="card answer-interrupted">
          <div>
            <p className="answer-interrupted-title">{message.error?.title ?? transcriptMessages.interruptedTitle}</p>
            <p>{message.error?.advice ?? transcriptMessages.interruptedAdvice}</p>
          </div>
          {isLast && <Again />}
        </div>
      ) : (
        <Failure error={message.error} isLast={isLast} tone="quiet" />
      )
  }
}

const passive: ReadonlySet<Remedy> = new Set<Remedy>(['copy-policy', 'open-page'])

/** Where another model is the way out, the question can be asked again as soon as one is chosen. */
const useRemedies = ({ remedies }: UserFacingError, isLast: boolean): Remedy[] => {
  const modelId = useChosenModelId()
  const [modelAtFirst] = useState(modelId)
  if (!isLast) return remedies.filter((remedy) => passive.has(remedy))
  const isOtherModel = modelId !== modelAtFirst && remedies.includes('choose-model')
  return isOtherModel && !remedies.includes('retry') && !remedies.includes('wait') ? ['retry', ...remedies] : remedies
}

type FailureProps = { readonly error: UserFacingError; readonly isLast: boolean; readonly tone: 'danger' | 'quiet' }

/** Under an older answer nothing can be asked again any more; what is copied or opened stays. */
export const Failure = ({ error, isLast, tone }: FailureProps) => (
  <ErrorNotice error={{ ...error, remedies: useRemedies(error, isLast) }} onRemedy={applyRemedy} tone={tone} />
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
