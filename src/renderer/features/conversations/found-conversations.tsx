import { conversationsMessages as words } from '../../../shared/messages/conversations.ts'
import type { ConversationSearch } from '../../state/conversation-search.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { showConversation } from '../../state/view.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Snippet } from '../../ui/snippet.tsx'
import { moveBetweenRows } from './move-between-rows.ts'

/** What the search field of the sidebar has found. */
export const FoundConversations = ({ query, search }: { readonly query: string; readonly search: ConversationSearch }) => {
  const openId = useOpenConversation((state) => state.conversationId)
  if (search.error !== null) {
    return (
      <div className="conversations-state">
        <ErrorNotice error={search.error} />
      </div>
    )
  }
  return (
    <div className="conversations-scroll" onKeyDown={moveBetweenRows}>
      <p className="conversations-heading" role="status">
        {search.status === 'done' && search.hits.length > 0 ? words.hits(search.hits.length) : ''}
      </p>
      {search.status === 'done' && search.hits.length === 0 && (
        <div className="conversations-empty">
          <p>{words.nothingFound(query)}</p>
          <p>{words.nothingFoundAdvice}</p>
        </div>
      )}
      <ul>
        {search.hits.map(({ conversation, snippet }) => (
          <li key={conversation.id} className="conversation-row" data-open={conversation.id === openId}>
            <button type="button" className="conversation-open conversation-found" onClick={() => void showConversation(conversation.id)}>
              <span className="conversation-title" dir="auto">
                {conversation.title === '' ? words.untitled : conversation.title}
              </span>
              <span className="conversation-preview" dir="auto">
                <Snippet text={snippet} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
