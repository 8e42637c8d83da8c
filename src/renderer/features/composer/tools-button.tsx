import Wrench from 'lucide-react/icons/wrench'
import { useEffect } from 'react'
import { composerMessages as words } from '../../../shared/messages/composer.ts'
import { loadFolders, useFolders } from '../../state/folders.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { useSettingsState } from '../../state/settings.ts'
import { toggleToolsPane, useView } from '../../state/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'

/** Opens and closes what the tools may use here; a dot says that folders are open to them. */
export const ToolsButton = () => {
  const conversationId = useOpenConversation((state) => state.conversationId)
  const isReady = useSettingsState((state) => state.status === 'ready')
  const isOpen = useView((view) => view.pane?.type === 'tools')
  const count = useFolders((state) => state.folders.length)
  useEffect(() => {
    if (isReady) void loadFolders(conversationId)
  }, [isReady, conversationId])
  return (
    <span className="composer-inference" data-own={count > 0}>
      <IconButton
        label={count > 0 ? words.toolsWithFolders(count) : words.tools}
        icon={Wrench}
        shortcut="mod+t"
        aria-expanded={isOpen}
        onClick={toggleToolsPane}
      />
    </span>
  )
}
