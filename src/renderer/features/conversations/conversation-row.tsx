import Ellipsis from 'lucide-react/icons/ellipsis'
import Pencil from 'lucide-react/icons/pencil'
import Trash2 from 'lucide-react/icons/trash-2'
import { memo, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { ConversationSummary } from '../../../shared/conversation.ts'
import { approvalsMessages } from '../../../shared/messages/approvals.ts'
import { conversationsMessages as words } from '../../../shared/messages/conversations.ts'
import { useApprovalCount } from '../../state/approvals.ts'
import { setRenaming, showConversation, useView } from '../../state/view.ts'
import { LateMenu, MenuButton } from '../../ui/menu-button.tsx'
import type { MenuAnchor, MenuItem } from '../../ui/menu.tsx'
import { deleteWithUndo } from './delete-with-undo.ts'
import { TitleField } from './title-field.tsx'

type ConversationRowProps = {
  readonly conversation: ConversationSummary
  readonly isOpen: boolean
  readonly isRunning: boolean
}

export const ConversationRow = memo(({ conversation, isOpen, isRunning }: ConversationRowProps) => {
  const isRenaming = useView((view) => view.renaming === conversation.id)
  const waiting = useApprovalCount(conversation.id)
  const [menuAt, setMenuAt] = useState<MenuAnchor | null>(null)
  const title = conversation.title === '' ? words.untitled : conversation.title
  const rename = (): void => setRenaming(conversation.id)
  const remove = (): void => deleteWithUndo(conversation)
  const items: readonly MenuItem[] = [
    { type: 'action', label: words.rename, icon: Pencil, shortcut: 'F2', run: rename },
    { type: 'line' },
    { type: 'action', label: words.remove, icon: Trash2, shortcut: 'delete', isDangerous: true, run: remove },
  ]
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey) ? remove : event.key === 'F2' ? rename : null
    if (act === null) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault()
    const { x, y, height } = event.currentTarget.getBoundingClientRect()
    const isByKey = event.clientX === 0 && event.clientY === 0
    setMenuAt(isByKey ? { x: x + 24, y, width: 0, height } : { x: event.clientX, y: event.clientY, width: 0, height: 0 })
  }
  if (isRenaming) return <TitleField conversation={conversation} />
  return (
    <div className="conversation-row" data-open={isOpen} data-menu={menuAt !== null}>
      <button
        type="button"
        className="conversation-open"
        data-conversation={conversation.id}
        aria-current={isOpen ? 'page' : undefined}
        onClick={() => void showConversation(conversation.id)}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
      >
        <span className="conversation-title" dir="auto">
          {title}
        </span>
        <span className="conversation-preview" dir="auto">
          {waiting > 0 && (
            <span className="conversation-waiting" role="img" aria-label={approvalsMessages.waits(waiting)}>
              {waiting}
            </span>
          )}
          {isRunning && waiting === 0 && <span className="conversation-running" role="img" aria-label={words.answering} />}
          {conversation.preview === '' ? words.noPreview : conversation.preview}
        </span>
      </button>
      <span className="conversation-more">
        <MenuButton label={words.more(title)} icon={Ellipsis} items={items} size="small" />
      </span>
      {menuAt !== null && <LateMenu label={words.more(title)} items={items} anchor={menuAt} onClose={() => setMenuAt(null)} />}
    </div>
  )
})
