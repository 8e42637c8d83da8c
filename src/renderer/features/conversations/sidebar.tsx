import PanelLeft from 'lucide-react/icons/panel-left'
import Search from 'lucide-react/icons/search'
import SquarePen from 'lucide-react/icons/square-pen'
import X from 'lucide-react/icons/x'
import { useState, type KeyboardEvent } from 'react'
import { appMessages } from '../../../shared/messages/app.ts'
import { conversationsMessages as words } from '../../../shared/messages/conversations.ts'
import { useConversationSearch } from '../../state/conversation-search.ts'
import { focusComposer, showConversation, toggleSidebar } from '../../state/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { BatchRows } from './batch-rows.tsx'
import { ConversationList } from './conversation-list.tsx'
import { FoundConversations } from './found-conversations.tsx'
import { ProfileFoot } from './profile-foot.tsx'
import './conversations.css'

export const Sidebar = () => {
  const [query, setQuery] = useState('')
  const search = useConversationSearch(query)
  const begin = (): void => {
    setQuery('')
    void showConversation(null)
    focusComposer()
  }
  const onSearchKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && query !== '') {
      event.stopPropagation()
      setQuery('')
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      document.querySelector<HTMLElement>('.conversation-open')?.focus()
    }
  }
  return (
    <nav className="sidebar" aria-label={words.list}>
      <div className="sidebar-bar">
        <IconButton label={appMessages.hideSidebar} shortcut="mod+b" icon={PanelLeft} onClick={toggleSidebar} />
        <IconButton label={words.newConversation} shortcut="mod+n" icon={SquarePen} onClick={begin} />
      </div>
      <div className="sidebar-search" role="search">
        <Search />
        <input
          type="text"
          aria-label={words.search}
          placeholder={words.searchPlaceholder}
          value={query}
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onSearchKey}
        />
        {query !== '' && <IconButton label={words.clearSearch} icon={X} size="small" onClick={() => setQuery('')} />}
      </div>
      <BatchRows />
      {query.trim() === '' ? <ConversationList /> : <FoundConversations query={query.trim()} search={search} />}
      <ProfileFoot />
    </nav>
  )
}
