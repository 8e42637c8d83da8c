import { useEffect } from 'react'
import { listenToTurns, openConversation, useOpenConversation } from '../../state/open-conversation.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { late } from '../../ui/late.tsx'
import './transcript.css'

const MessageList = late(() => import('./message-list.tsx').then(({ MessageList: part }) => part))

/** The middle of the window: the open conversation, or nothing while a new one has not begun. */
export const Transcript = () => {
  const conversationId = useOpenConversation((state) => state.conversationId)
  const hasMessages = useOpenConversation((state) => state.messages.length > 0)
  const error = useOpenConversation((state) => state.openError)
  useEffect(listenToTurns, [])
  if (error !== null) {
    return (
      <div className="transcript-error">
        <ErrorNotice error={error} onRemedy={() => void openConversation(conversationId)} />
      </div>
    )
  }
  if (conversationId === null) return null
  return <div className="transcript">{hasMessages && <MessageList key={conversationId} />}</div>
}
