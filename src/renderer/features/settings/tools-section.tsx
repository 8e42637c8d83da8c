import { useEffect } from 'react'
import { toolsViewMessages as words } from '../../../shared/messages/tools-view.ts'
import { addNote, changeNote, followNotes, loadNotes, removeNote, useNotes } from '../../state/notes.ts'
import { useSettings } from '../../state/settings.ts'
import { listenToTools, loadTools, switchToolEverywhere, useTools } from '../../state/tools.ts'
import { ListFailure } from '../../ui/list-failure.tsx'
import { NoteList } from '../../ui/note-list.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ToolList } from '../../ui/tool-list.tsx'
import { RememberedList } from './remembered-list.tsx'
import { TurnLimits } from './turn-limits.tsx'
import './tools-section.css'

/** What holds for tools in every conversation. */
export const ToolsSection = () => (
  <>
    <Switches />
    <TurnLimits />
    <RememberedList />
    <Notes />
  </>
)

const Switches = () => {
  const { status, tools, error } = useTools()
  const off = useSettings((settings) => settings.toolsOff)
  useEffect(listenToTools, [])
  return (
    <section className="setting-group" aria-labelledby="settings-tools">
      <h3 id="settings-tools" className="setting-heading">
        {words.allTools}
      </h3>
      <p className="setting-note setting-intro">{words.toolsNote}</p>
      <ListFailure error={error} isUnread={status === 'failed'} onRetry={() => void loadTools()} />
      {(status === 'unknown' || (status === 'loading' && tools.length === 0)) && <Skeleton label={words.loadingTools} lines={5} />}
      {status === 'ready' && tools.length === 0 && <p className="setting-nothing">{words.noTools}</p>}
      <ToolList tools={tools} off={off} onSwitch={(name, isOn) => void switchToolEverywhere(name, isOn)} />
    </section>
  )
}

const Notes = () => {
  const { status, notes, error } = useNotes(null)
  useEffect(() => followNotes(null), [])
  return (
    <section className="setting-group" aria-labelledby="settings-notes">
      <h3 id="settings-notes" className="setting-heading">
        {words.notesForAll}
      </h3>
      <p className="setting-note setting-intro">{words.notesNote}</p>
      <ListFailure error={error} isUnread={status === 'failed'} onRetry={() => void loadNotes(null)} />
      {status === 'loading' && notes.length === 0 && <Skeleton label={words.loadingNotes} lines={2} />}
      {(status === 'ready' || notes.length > 0) && (
        <NoteList
          label={words.notesForAll}
          notes={notes.filter(({ conversationId }) => conversationId === null)}
          emptyText={words.noNotes}
          onAdd={(text) => addNote(null, text)}
          onChange={changeNote}
          onRemove={removeNote}
        />
      )}
    </section>
  )
}
