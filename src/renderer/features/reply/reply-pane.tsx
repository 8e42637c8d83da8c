import { useEffect, useRef } from 'react'
import type { MessageId } from '../../../shared/ids.ts'
import { replyMessages as words } from '../../../shared/messages/reply.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { focusComposer, openPane } from '../../state/view.ts'
import { Pane } from '../../ui/pane.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useFocusElsewhere } from '../../ui/use-focus-elsewhere.ts'
import { ReplyCode } from './reply-code.tsx'
import { ReplyDetailsView } from './reply-details.tsx'
import { ReplyInspector } from './reply-inspector.tsx'
import './reply-pane.css'

type Tab = 'details' | 'request' | 'code'
type ReplyPaneProps = { readonly messageId: MessageId; readonly tab: Tab; readonly onClose: () => void }

const tabs = [
  { value: 'details', label: words.details },
  { value: 'request', label: words.request },
  { value: 'code', label: words.code },
] as const

/** The message that the pane was about, where another pane has not taken the focus. */
const returnFocus = (messageId: MessageId): void => {
  if (document.activeElement !== document.body) return
  const message = document.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(messageId)}"]`)
  if (message === null) focusComposer()
  else message.focus({ preventScroll: true })
}

/** The right pane about one reply: what it took, what was sent and what came, and the same as a program. */
export const ReplyPane = ({ messageId, tab, onClose }: ReplyPaneProps) => {
  const pane = useRef<HTMLElement>(null)
  useEffect(() => pane.current?.focus(), [messageId])
  useFocusElsewhere(pane, () => returnFocus(messageId))
  return (
    <Pane ref={pane} className="reply-pane" label={words.title} title={<h2>{words.title}</h2>} closeLabel={words.close} onClose={onClose}>
      <div className="reply-pane-tabs">
        <Segments
          label={words.tabs}
          value={tab}
          options={tabs}
          onChange={(chosen) => openPane({ type: 'reply', messageId, tab: chosen })}
        />
      </div>
      <div className="reply-pane-body" role="group" aria-label={words.title} tabIndex={0}>
        <TabContent messageId={messageId} tab={tab} />
      </div>
    </Pane>
  )
}

const TabContent = ({ messageId, tab }: { readonly messageId: MessageId; readonly tab: Tab }) => {
  const message = useOpenConversation((state) => state.messages.find((candidate) => candidate.id === messageId))
  if (message === undefined) return <p className="reply-note">{words.gone}</p>
  switch (tab) {
    case 'details':
      return <ReplyDetailsView message={message} />
    case 'request':
      return <ReplyInspector messageId={messageId} />
    case 'code':
      return <ReplyCode messageId={messageId} />
  }
}
