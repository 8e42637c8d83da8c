import type { Message, MessageStatus } from '../../../shared/message.ts'
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

/** The tool that waits for a person's word. */
const askedTool = (message: Message | undefined): string | undefined => {
  const call = message?.parts.find((part) => part.type === 'tool-call' && part.approval === 'asked' && part.outcome === null)
  return call?.type === 'tool-call' ? call.name : undefined
}

/** Says to screen readers that an answer has begun and how it ended; the text itself they read when they want. */
export const Announcement = () => {
  const status = useOpenConversation((state) => state.messages.findLast((message) => message.role === 'assistant')?.status)
  const asked = useOpenConversation((state) => (state.liveTurn === null ? undefined : askedTool(state.messages.at(-1))))
  const first = useRef(status)
  const hasChanged = useRef(false)
  if (status !== first.current) hasChanged.current = true
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {asked === undefined ? null : transcriptMessages.approvalAnnounced(asked)}
      {asked === undefined && status !== undefined && (hasChanged.current || status === 'streaming') ? words[status] : ''}
    </div>
  )
}
