import { useRef, type ReactNode } from 'react'
import { toolsViewMessages as words } from '../../../shared/messages/tools-view.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { focusComposer } from '../../state/view.ts'
import { Pane } from '../../ui/pane.tsx'
import { useFocusReturn } from '../../ui/use-focus-return.ts'
import { FoldersGroup } from './folders-group.tsx'
import { NotesGroup } from './notes-group.tsx'
import { ToolsGroup } from './tools-group.tsx'
import './tools-pane.css'

/** The right pane: what the tools may use in the conversation on the screen. */
export const ToolsPane = ({ onClose }: { readonly onClose: () => void }) => {
  const pane = useRef<HTMLElement>(null)
  const conversationId = useOpenConversation((state) => state.conversationId)
  useFocusReturn(pane, focusComposer)
  const title = conversationId === null ? words.titleOfNew : words.title
  return (
    <Pane ref={pane} label={title} title={<h2>{title}</h2>} closeLabel={words.close} onClose={onClose}>
      <div className="pane-body">
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
    </Pane>
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
