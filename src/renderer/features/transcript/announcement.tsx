import type { MessageStatus } from '../../../shared/message.ts'
import { transcriptMessages } from '../../../shared/messages/transcript.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { useRef } from 'react'

const words: Readonly<Record<MessageStatus, string>> = {
  pending: transcriptMessages.answerStarted,
  streaming: transcriptMessages.answerStarted,
  complete: transcriptMessages.answerFinished,
  cancelled: transcriptMessages.answerStopped,
  interrupted: transcriptMessages.answerInterrupted,
  failed: transcriptMessages.answerFailed,
}

/** Says to screen readers that an answer has begun and how it ended; the text itself they read when they want. */
export const Announcement = () => {
  const status = useOpenConversation((state) => state.messages.findLast((message) => message.role === 'assistant')?.status)
  const first = useRef(status)
  const hasChanged = useRef(false)
  if (status !== first.current) hasChanged.current = true
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {status !== undefined && (hasChanged.current || status === 'streaming') ? words[status] : ''}
    </div>
  )
}
