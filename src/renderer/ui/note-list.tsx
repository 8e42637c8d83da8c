import { useRef, useState } from 'react'
import type { Note } from '../../shared/note.ts'
import { noteListMessages as words } from '../../shared/messages/tools-view.ts'
import { Button } from './button.tsx'
import { NoteForm } from './note-form.tsx'
import { showToast } from './toast.tsx'
import { visibleText } from '../../shared/visible-text.ts'
import './note-list.css'

type NoteListProps = {
  /** Names the list for those who hear it. */
  readonly label: string
  readonly notes: readonly Note[]
  /** Said in the place of an empty list. */
  readonly emptyText: string
  readonly onAdd: (text: string) => Promise<boolean>
  readonly onChange: (noteId: Note['id'], text: string) => Promise<boolean>
  /** Takes a note off the list: `keep` puts it back, `remove` deletes it. */
  readonly onRemove: (note: Note) => { readonly keep: () => void; readonly remove: () => Promise<void> }
}

const startLength = 40
const startOf = (text: string): string => (text.length <= startLength ? text : `${text.slice(0, startLength).trimEnd()}…`)

/** Notes that can be read, changed, added and deleted. One is open at a time. */
export const NoteList = ({ label, notes, emptyText, onAdd, onChange, onRemove }: NoteListProps) => {
  const [open, setOpen] = useState<Note['id'] | 'new' | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    const closed = open
    setOpen(null)
    requestAnimationFrame(() => {
      const edit = list.current?.querySelector<HTMLElement>(`[data-note="${closed}"] button`)
      ;(edit ?? addButton.current)?.focus()
    })
  }
  const remove = (note: Note): void => {
    // The button that was pressed goes with its note.
    addButton.current?.focus()
    const { keep, remove: deleteNote } = onRemove(note)
    showToast({ text: words.removed, action: { label: words.undo, run: keep }, onExpire: () => void deleteNote() })
  }
  return (
    <div ref={list} className="note-list">
      {notes.length === 0 && open !== 'new' && <p className="field-note">{emptyText}</p>}
      {notes.length > 0 && (
        <ul aria-label={label}>
          {notes.map((note) => (
            <li key={note.id} data-note={note.id}>
              {open === note.id ? (
                <NoteForm first={note.text} onSave={(text) => onChange(note.id, text)} onClose={close} />
              ) : (
                <NoteRow note={note} onEdit={() => setOpen(note.id)} onRemove={() => remove(note)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {open === 'new' && <NoteForm first="" onSave={onAdd} onClose={close} />}
      <div className="note-buttons">
        <Button ref={addButton} size="small" aria-disabled={open === 'new'} onClick={() => setOpen('new')}>
          {words.add}
        </Button>
      </div>
    </div>
  )
}

type NoteRowProps = { readonly note: Note; readonly onEdit: () => void; readonly onRemove: () => void }

const NoteRow = ({ note: { text, writtenBy }, onEdit, onRemove }: NoteRowProps) => {
  const shown = visibleText(text)
  return (
    <div className="note-row">
      <p className="note-text" dir="auto">
        {shown}
      </p>
      <div className="note-foot">
        <span className="field-note">{writtenBy === 'assistant' ? words.byAssistant : ''}</span>
        <Button size="small" variant="quiet" aria-label={words.editOf(startOf(shown))} onClick={onEdit}>
          {words.edit}
        </Button>
        <Button size="small" variant="quiet" aria-label={words.removeOf(startOf(shown))} onClick={onRemove}>
          {words.remove}
        </Button>
      </div>
    </div>
  )
}
