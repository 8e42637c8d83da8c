import { useEffect, useState, type UIEvent } from 'react'
import { conversationsMessages as words } from '../../../shared/messages/conversations.ts'
import { loadMoreConversations, useConversationList } from '../../state/conversation-list.ts'
import { useOpenConversation, useRunningConversations } from '../../state/open-conversation.ts'
import { loadStart } from '../../state/settings.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { late } from '../../ui/late.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ConversationRow } from './conversation-row.tsx'
import { groupConversations } from './group-conversations.ts'
import { moveBetweenRows } from './move-between-rows.ts'

const loadAheadPixels = 600
const minuteMs = 60_000

/** The time in steps of a minute, so that the groups stay right past midnight. */
const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(
      () => setNow((before) => (new Date().getDate() === new Date(before).getDate() ? before : Date.now())),
      minuteMs,
    )
    return () => clearInterval(timer)
  }, [])
  return now
}

const ManyConversations = late(() => import('./many-conversations.tsx').then(({ ManyConversations: part }) => part))
/** Above this only what is in sight is in the page. */
const longList = 100

export const ConversationList = () => {
  const { status, conversations, isLoadingMore, error } = useConversationList((state) => state)
  const openId = useOpenConversation((state) => state.conversationId)
  const running = useRunningConversations()
  const now = useNow()
  const onScroll = (event: UIEvent<HTMLElement>): void => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
    if (scrollHeight - scrollTop - clientHeight < loadAheadPixels) void loadMoreConversations()
  }
  if (status === 'loading') {
    return (
      <div className="conversations-state">
        <Skeleton label={words.loading} lines={5} />
      </div>
    )
  }
  if (status === 'failed' && error !== null) {
    return (
      <div className="conversations-state">
        <ErrorNotice error={{ ...error, remedies: ['retry'] }} onRemedy={() => void loadStart()} />
      </div>
    )
  }
  if (conversations.length === 0) {
    return (
      <div className="conversations-state conversations-empty">
        <p>{words.emptyTitle}</p>
        <p>{words.emptyText}</p>
      </div>
    )
  }
  const groups = groupConversations(conversations, now)
  if (conversations.length > longList) {
    return <ManyConversations groups={groups} openId={openId} running={running} onScroll={onScroll} />
  }
  return (
    <div className="conversations-scroll" onScroll={onScroll} onKeyDown={moveBetweenRows}>
      {groups.map((group) => (
        <section key={group.name} aria-label={group.name}>
          <h3 className="conversations-heading">{group.name}</h3>
          <ul>
            {group.conversations.map((conversation) => (
              <li key={conversation.id} className="conversations-item">
                <ConversationRow conversation={conversation} isOpen={conversation.id === openId} isRunning={running.has(conversation.id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {isLoadingMore && <Skeleton label={words.loadingMore} lines={2} />}
      {error !== null && <ErrorNotice error={error} />}
    </div>
  )
}
