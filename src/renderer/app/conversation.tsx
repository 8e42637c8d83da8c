import PanelLeft from 'lucide-react/icons/panel-left'
import Search from 'lucide-react/icons/search'
import SquarePen from 'lucide-react/icons/square-pen'
import { appMessages as words } from '../../shared/messages/app.ts'
import { ApprovalDock } from '../features/approvals/approval-dock.tsx'
import { Composer } from '../features/composer/composer.tsx'
import { ExpiryBanner } from '../features/sign-in/expiry-banner.tsx'
import { Transcript } from '../features/transcript/transcript.tsx'
import { useConversationList } from '../state/conversation-list.ts'
import { useOpenConversation } from '../state/open-conversation.ts'
import { dismissNotice, useSettings, useSettingsState } from '../state/settings.ts'
import { setPaletteOpen, toggleSidebar } from '../state/view.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { late } from '../ui/late.tsx'
import { runCommand } from './commands.ts'

const Welcome = late(() => import('../features/welcome/welcome.tsx').then(({ Welcome: part }) => part))

const useTitle = (): string => {
  const id = useOpenConversation((state) => state.conversationId)
  const opened = useOpenConversation((state) => state.conversation?.title)
  const listed = useConversationList((state) => state.conversations.find((conversation) => conversation.id === id)?.title)
  const title = listed ?? opened ?? ''
  return id === null || title === '' ? words.untitled : title
}

/** The centre: the bar, the transcript, the composer. While nothing is open the composer stands in the middle. */
export const Conversation = ({ isSidebarShown }: { readonly isSidebarShown: boolean }) => {
  const isEmpty = useOpenConversation((state) => state.conversationId === null)
  const isReady = useSettingsState((state) => state.status === 'ready')
  const notice = useSettingsState((state) => state.notice)
  const hasProfile = useSettings((settings) => settings.profileId !== null)
  const title = useTitle()
  const isWelcome = isEmpty && isReady && !hasProfile
  return (
    <main className="conversation" aria-label={words.conversation} data-welcome={isWelcome}>
      <header className="conversation-bar">
        {!isSidebarShown && <IconButton label={words.showSidebar} shortcut="mod+b" icon={PanelLeft} onClick={toggleSidebar} />}
        {!isSidebarShown && (
          <IconButton label={words.untitled} shortcut="mod+n" icon={SquarePen} onClick={() => runCommand('new-conversation')} />
        )}
        <h1 className="conversation-name" dir="auto">
          <span className={isEmpty ? 'visually-hidden' : undefined}>{title}</span>
        </h1>
        <IconButton label={words.search} shortcut="mod+k" icon={Search} onClick={() => setPaletteOpen(true)} />
      </header>
      {!isWelcome && <ExpiryBanner />}
      {notice !== null && (
        <div className="conversation-notice">
          <ErrorNotice error={notice} />
          <Button size="small" variant="quiet" onClick={dismissNotice}>
            {words.close}
          </Button>
        </div>
      )}
      {isWelcome && <Welcome />}
      <Transcript />
      <ApprovalDock />
      <Composer />
    </main>
  )
}
