import X from 'lucide-react/icons/x'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { toolsViewMessages as words } from '../../../shared/messages/tools-view.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useFocusReturn } from '../../ui/use-focus-return.ts'
import { focusComposer } from '../../state/view.ts'
import { FoldersGroup } from './folders-group.tsx'
import { NotesGroup } from './notes-group.tsx'
import { ToolsGroup } from './tools-group.tsx'
import './tools-pane.css'

/** The right pane: what the tools may use in the conversation on the screen. */
export const ToolsPane = ({ onClose }: { readonly onClose: () => void }) => {
  const pane = useRef<HTMLElement>(null)
  const conversationId = useOpenConversation((state) => state.conversationId)
  useFocusReturn(pane, focusComposer)
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    onClose()
  }
  const title = conversationId === null ? words.titleOfNew : words.title
  return (
    <section ref={pane} className="tools-pane" aria-label={title} tabIndex={-1} onKeyDown={closeOnEscape}>
      <header className="tools-pane-header">
        <h2>{title}</h2>
        <IconButton label={words.close} shortcut="escape" icon={X} onClick={onClose} />
      </header>
      <div className="tools-pane-body">
        <Part title={words.folders} note={words.foldersNote}>
          <FoldersGroup conversationId={conversationId} />
        </Part>
        <Part title={words.tools}>
          <ToolsGroup />
        </Part>
        <Part title={words.notes} note={words.notesNote}>
          <NotesGroup key={conversationId} conversationId={conversationId} />
        </Part>
      </div>
    </section>
  )
}

type PartProps = { readonly title: string; readonly note?: string; readonly children: ReactNode }

const Part = ({ title, note, children }: PartProps) => (
  <section className="tools-part" aria-label={title}>
    <h3>{title}</h3>
    {note !== undefined && <p className="field-note">{note}</p>}
    {children}
  </section>
)
