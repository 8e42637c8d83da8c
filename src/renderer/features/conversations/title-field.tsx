import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { ConversationSummary, maximumTitleLength } from '../../../shared/conversation.ts'
import { conversationsMessages as words } from '../../../shared/messages/conversations.ts'
import { renameConversation } from '../../state/conversation-list.ts'
import { updateConversation } from '../../state/open-conversation.ts'
import { setRenaming } from '../../state/view.ts'
import { showToast } from '../../ui/toast.tsx'

const longestTitle: typeof maximumTitleLength = 200

const rename = async (conversation: ConversationSummary, title: string): Promise<void> => {
  if (title === '' || title === conversation.title) return
  const renamed = await renameConversation(conversation.id, title)
  if (renamed.ok) updateConversation(renamed.value)
  else showToast({ text: renamed.error.title })
}

/** Takes the place of a row's title. Enter and leaving the field keep the new title, Escape the old one. */
export const TitleField = ({ conversation }: { readonly conversation: ConversationSummary }) => {
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => field.current?.select(), [])
  const finish = (keep: boolean, byKey: boolean): void => {
    if (isDone.current) return
    isDone.current = true
    if (keep) void rename(conversation, field.current?.value.trim() ?? '')
    setRenaming(null)
    if (byKey) requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-conversation="${conversation.id}"]`)?.focus())
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    finish(event.key === 'Enter', true)
  }
  return (
    <div className="conversation-row" data-open>
      <input
        ref={field}
        className="conversation-title-field"
        aria-label={words.titleField}
        defaultValue={conversation.title}
        placeholder={words.untitled}
        maxLength={longestTitle}
        dir="auto"
        autoFocus
        onKeyDown={onKeyDown}
        onBlur={() => finish(true, false)}
      />
    </div>
  )
}
