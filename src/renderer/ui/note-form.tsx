import { useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react'
import { noteListMessages as words } from '../../shared/messages/tools-view.ts'
import { maximumNoteLength } from '../../shared/note-length.ts'
import { Button } from './button.tsx'
import { TextAreaField } from './text-area-field.tsx'

type NoteFormProps = {
  readonly first: string
  /** False when it was not kept: the form stays with what was typed. */
  readonly onSave: (text: string) => Promise<boolean>
  readonly onClose: () => void
}

const isSaveKey = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing

/** Takes the focus when it appears; Escape gives it up. */
export const NoteForm = ({ first, onSave, onClose }: NoteFormProps) => {
  const [text, setText] = useState(first)
  const [isSaving, setIsSaving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const save = async (): Promise<void> => {
    if (isSaving) return
    if (text.trim() === '') {
      form.current?.querySelector('textarea')?.focus()
      return
    }
    setIsSaving(true)
    const isSaved = await onSave(text.trim())
    setIsSaving(false)
    if (isSaved) onClose()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void save()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) onClose()
    else if (isSaveKey(event)) void save()
    else return
    event.preventDefault()
  }
  return (
    <form ref={form} className="note-form" aria-label={words.text} noValidate onSubmit={submit} onKeyDown={onKeyDown}>
      <TextAreaField label={words.text} value={text} maxLength={maximumNoteLength} isFocusedFirst onChange={setText} />
      <div className="note-buttons">
        <Button type="submit" size="small" variant="primary" aria-disabled={isSaving}>
          {isSaving ? words.saving : words.save}
        </Button>
        <Button size="small" variant="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
