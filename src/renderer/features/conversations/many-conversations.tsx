import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type UIEvent } from 'react'
import { conversationsMessages as words } from '../../../shared/messages/conversations.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { ConversationRow } from './conversation-row.tsx'
import type { ConversationGroup } from './group-conversations.ts'
import { moveBetweenRows } from './move-between-rows.ts'

const headingHeight = 34
const rowHeight = 50
const rowsAhead = 12

type ManyConversationsProps = {
  readonly groups: readonly ConversationGroup[]
  readonly openId: ConversationId | null
  readonly running: ReadonlySet<ConversationId>
  readonly onScroll: (event: UIEvent<HTMLElement>) => void
}

/** The list when it is long: only what is in sight is in the page. */
export const ManyConversations = ({ groups, openId, running, onScroll }: ManyConversationsProps) => {
  const scroller = useRef<HTMLDivElement>(null)
  const entries = groups.flatMap((group) => [group.name, ...group.conversations])
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (typeof entries[index] === 'string' ? headingHeight : rowHeight),
    getItemKey: (index) => {
      const entry = entries[index]
      return typeof entry === 'object' ? entry.id : (entry ?? index)
    },
    overscan: rowsAhead,
  })
  return (
    <div ref={scroller} className="conversations-scroll" onScroll={onScroll} onKeyDown={moveBetweenRows}>
      <ul className="conversations-many" aria-label={words.list} style={{ blockSize: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const entry = entries[index]
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="conversations-placed"
              style={{ transform: `translateY(${start}px)` }}
            >
              {typeof entry === 'string' && <h3 className="conversations-heading">{entry}</h3>}
              {typeof entry === 'object' && (
                <ConversationRow conversation={entry} isOpen={entry.id === openId} isRunning={running.has(entry.id)} />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
