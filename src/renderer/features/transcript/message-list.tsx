import { useVirtualizer } from '@tanstack/react-virtual'
import ArrowDown from 'lucide-react/icons/arrow-down'
import { Fragment, useEffect, useRef, useState, type RefObject } from 'react'
import type { Message } from '../../../shared/message.ts'
import { transcriptMessages } from '../../../shared/messages/transcript.ts'
import { askForMatches } from '../../state/matches.ts'
import { loadOlder, useOpenConversation, useTurnWait } from '../../state/open-conversation.ts'
import { Button } from '../../ui/button.tsx'
import { Announcement } from './announcement.tsx'
import { ContextDivider } from './context-divider.tsx'
import { estimateHeight } from './estimate-height.ts'
import { firstSentMessage } from './first-sent-message.ts'
import { MessageView } from './message-view.tsx'
import { SignInCard } from './sign-in-card.tsx'
import { useFollowEnd } from './use-follow-end.ts'
import { useMessageKeys } from './use-message-keys.ts'

/** The newest messages stand in the flow of the page, outside the virtual rows: an answer that grows there costs no measuring. */
const messagesInFlow = 4
const loadOlderWithinPixels = 600

/** Looks again when other messages are there, and when a turn has ended; not with every word of one that runs. */
const useAskForMatches = (messages: readonly Message[]): void => {
  const turn = useOpenConversation((state) => state.liveTurn?.turnId ?? null)
  const first = messages[0]?.id
  const last = messages.at(-1)?.id
  useEffect(() => void askForMatches(), [turn, first, last])
}

export const MessageList = () => {
  const messages = useOpenConversation((state) => state.messages)
  const hasOlder = useOpenConversation((state) => state.hasOlder)
  const contextFrom = useOpenConversation((state) => state.conversation?.contextFrom ?? 0)
  const isWaiting = useTurnWait() !== null
  useAskForMatches(messages)
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [firstInFlow] = useState(() => messages[Math.max(0, messages.length - messagesInFlow)]?.position ?? 0)
  const split = messages.findIndex((message) => message.position >= firstInFlow)
  const earlier = split <= 0 ? [] : messages.slice(0, split)
  const firstSent = firstSentMessage(messages, contextFrom)
  const { isAtEnd, jumpToEnd } = useFollowEnd(scroller, content)
  const onKeyDown = useMessageKeys(scroller)
  const asked = messages.findLast(({ role }) => role === 'user')?.position ?? 0
  const lastAsked = useRef(asked)
  useEffect(() => {
    // Who asks wants to see it asked, wherever they were reading.
    if (asked > lastAsked.current) jumpToEnd()
    lastAsked.current = asked
  }, [asked, jumpToEnd])
  return (
    <>
      <div
        ref={scroller}
        className="transcript-scroll"
        onKeyDown={onKeyDown}
        onScroll={(event) => hasOlder && event.currentTarget.scrollTop < loadOlderWithinPixels && void loadOlder()}
      >
        <div ref={content} className="transcript-column">
          <div className="transcript-feed" role="feed" aria-label={transcriptMessages.transcript}>
            {earlier.length > 0 && <EarlierMessages messages={earlier} firstSent={firstSent} scroller={scroller} />}
            {messages.slice(Math.max(0, split)).map((message) => (
              <Fragment key={message.id}>
                {message.id === firstSent && <ContextDivider />}
                <MessageView message={message} isLast={message === messages.at(-1)} />
              </Fragment>
            ))}
          </div>
          {isWaiting && <SignInCard />}
        </div>
      </div>
      {!isAtEnd && (
        <div className="transcript-jump">
          <Button size="small" onClick={jumpToEnd}>
            <ArrowDown aria-hidden />
            {transcriptMessages.jumpToLatest}
          </Button>
        </div>
      )}
      <Announcement />
    </>
  )
}

type EarlierProps = {
  readonly messages: readonly Message[]
  readonly firstSent: Message['id'] | null
  readonly scroller: RefObject<HTMLDivElement | null>
}

/** All messages but the newest ones, of which only those near the screen are drawn. A page put before them leaves the view where it is. */
const EarlierMessages = ({ messages, firstSent, scroller }: EarlierProps) => {
  // What scrolls is around this, and so known only once all is mounted; without looking again nothing would be drawn until something else changes.
  const [, setIsMounted] = useState(false)
  useEffect(() => setIsMounted(true), [])
  const virtualizer = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => messages[index]?.id ?? index,
    estimateSize: (index) => estimateHeight(messages[index]),
    overscan: 4,
    scrollMargin: 0,
  })
  const first = messages[0]?.id
  const before = useRef({ first, size: virtualizer.getTotalSize() })
  const size = virtualizer.getTotalSize()
  useEffect(() => {
    if (before.current.first !== first && scroller.current !== null) scroller.current.scrollTop += size - before.current.size
    before.current = { first, size }
  }, [first, size, scroller])
  return (
    <div className="transcript-earlier" style={{ blockSize: size }}>
      {virtualizer.getVirtualItems().map((item) => {
        const message = messages[item.index]
        return (
          message !== undefined && (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className="transcript-row"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {message.id === firstSent && <ContextDivider />}
              <MessageView message={message} isLast={false} />
            </div>
          )
        )
      })}
    </div>
  )
}
