import { useEffect } from 'react'
import type { ConversationId } from '../../../shared/ids.ts'
import { toolsViewMessages as words } from '../../../shared/messages/tools-view.ts'
import { addNote, changeNote, followNotes, loadNotes, removeNote, useNotes } from '../../state/notes.ts'
import { ListFailure } from '../../ui/list-failure.tsx'
import { NoteList } from '../../ui/note-list.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** What the model is told to remember: here, and everywhere. A conversation that is not begun yet has none of its own. */
export const NotesGroup = ({ conversationId }: { readonly conversationId: ConversationId | null }) => {
  const { status, notes, error } = useNotes(conversationId)
  useEffect(() => followNotes(conversationId), [conversationId])
  const list = (of: ConversationId | null) => (
    <NoteList
      label={of === null ? words.notesEverywhere : words.notesHere}
      notes={notes.filter((note) => note.conversationId === of)}
      emptyText={words.noNotes}
      onAdd={(text) => addNote(of, text)}
      onChange={changeNote}
      onRemove={removeNote}
    />
  )
  if (status === 'loading' && notes.length === 0) return <Skeleton label={words.loadingNotes} lines={2} />
  return (
    <>
      <ListFailure error={error} isUnread={status === 'failed'} onRetry={() => void loadNotes(conversationId)} />
      {conversationId !== null && (
        <>
          <h4>{words.notesHere}</h4>
          {list(conversationId)}
        </>
      )}
      <h4>{words.notesEverywhere}</h4>
      {list(null)}
    </>
  )
}
