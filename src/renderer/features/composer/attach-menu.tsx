import Camera from 'lucide-react/icons/camera'
import ClipboardPaste from 'lucide-react/icons/clipboard-paste'
import CloudDownload from 'lucide-react/icons/cloud-download'
import FileIcon from 'lucide-react/icons/file'
import Folder from 'lucide-react/icons/folder'
import LibraryIcon from 'lucide-react/icons/library'
import Paperclip from 'lucide-react/icons/paperclip'
import Server from 'lucide-react/icons/server'
import { composerMessages as words } from '../../../shared/messages/composer.ts'
import { attachClipboard, attachScreenshot, pickFiles, pickFolder } from '../../state/attach-files.ts'
import { openComposerDialog } from '../../state/composer-dialog.ts'
import { draftKey } from '../../state/composer-draft.ts'
import { useMcp } from '../../state/mcp.ts'
import { showLibrary } from '../../state/view.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import type { MenuItem } from '../../ui/menu.tsx'

const own: readonly MenuItem[] = [
  { type: 'action', label: words.attachFile, icon: FileIcon, shortcut: 'mod+shift+a', run: () => void pickFiles() },
  { type: 'action', label: words.attachFolder, icon: Folder, run: () => void pickFolder() },
  { type: 'action', label: words.attachClipboard, icon: ClipboardPaste, run: () => void attachClipboard() },
  { type: 'action', label: words.attachScreenshot, icon: Camera, run: () => void attachScreenshot() },
  { type: 'line' },
  {
    type: 'action',
    label: words.attachFromS3,
    icon: CloudDownload,
    run: () => openComposerDialog({ type: 's3', uri: '', typed: null, draftKey: draftKey() }),
  },
  { type: 'action', label: words.attachFromLibrary, icon: LibraryIcon, run: showLibrary },
]

const fromServers: MenuItem = {
  type: 'action',
  label: words.attachFromServers,
  icon: Server,
  run: () => openComposerDialog({ type: 'resources', draftKey: draftKey() }),
}

/** Everything that a drop or a paste does, for the keyboard, and where files come from besides. */
export const AttachMenu = () => {
  const hasResources = useMcp(({ servers }) => servers.some(({ resourceCount }) => resourceCount > 0))
  const items = hasResources ? [...own, fromServers] : own
  return <MenuButton label={words.attach} icon={Paperclip} items={items} side="top" align="start" />
}
