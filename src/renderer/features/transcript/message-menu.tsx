import BookmarkMinus from 'lucide-react/icons/bookmark-minus'
import BookmarkPlus from 'lucide-react/icons/bookmark-plus'
import Code from 'lucide-react/icons/code'
import Copy from 'lucide-react/icons/copy'
import Ellipsis from 'lucide-react/icons/ellipsis'
import FileJson from 'lucide-react/icons/file-json'
import Info from 'lucide-react/icons/info'
import { useMemo } from 'react'
import type { Message } from '../../../shared/message.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { toggleCachePointAfter, useCachePointAfter, useIsCachingByHand } from '../../state/inference.ts'
import { openPane } from '../../state/view.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import type { MenuItem } from '../../ui/menu.tsx'
import { useCopied } from '../../ui/use-copied.ts'
import { messageText } from './message-text.ts'

/** What else can be done with a message: copied, looked into, written as code, cached. */
export const MessageMenu = ({ message }: { readonly message: Message }) => {
  const [, copy] = useCopied()
  const isByHand = useIsCachingByHand()
  const isCached = useCachePointAfter(message.id)
  const items = useMemo((): readonly MenuItem[] => {
    const { id, role } = message
    const open = (tab: 'details' | 'request' | 'code') => () => openPane({ type: 'reply', messageId: id, tab })
    return [
      { type: 'action', label: role === 'user' ? words.copyQuestion : words.copyAnswer, icon: Copy, run: () => copy(messageText(message)) },
      ...(role === 'user'
        ? []
        : ([
            { type: 'line' },
            { type: 'action', label: words.details, icon: Info, run: open('details') },
            { type: 'action', label: words.requestAndResponse, icon: FileJson, run: open('request') },
            { type: 'action', label: words.copyAsCode, icon: Code, run: open('code') },
          ] satisfies readonly MenuItem[])),
      ...(isByHand && !message.leftOut
        ? ([
            { type: 'line' },
            {
              type: 'action',
              label: isCached ? words.doNotCacheHere : words.cacheHere,
              icon: isCached ? BookmarkMinus : BookmarkPlus,
              run: () => void toggleCachePointAfter(id),
            },
          ] satisfies readonly MenuItem[])
        : []),
    ]
  }, [message, isByHand, isCached, copy])
  return <MenuButton label={words.messageMenu} icon={Ellipsis} size="small" align="start" items={items} />
}
