import { useState, type SyntheticEvent } from 'react'
import { quickActionsMessages as words } from '../../../../shared/messages/quick-actions.ts'
import { saveTemplate, templateOf, templateProblem, type PromptName } from '../../../state/quick-actions.ts'
import { currentSettings } from '../../../state/settings.ts'
import { focusComposer } from '../../../state/view.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextAreaField } from '../../../ui/text-area-field.tsx'
import './actions.css'

type PromptDialogProps = { readonly name: PromptName; readonly onClose: () => void }

/** Changes the question that an action puts into the field, or puts the original back. */
export const PromptDialog = ({ name, onClose }: PromptDialogProps) => {
  const [template, setTemplate] = useState(() => templateOf(name, currentSettings()))
  const problem = templateProblem(template) ?? undefined
  const original = words.prompts[name]
  const save = async (): Promise<void> => {
    if (problem === undefined && (await saveTemplate(name, template))) onClose()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void save()
  }
  return (
    <Dialog title={words.editTitle(words.names[name])} text={words.placeholders} onClose={onClose} takeFocus={focusComposer}>
      <form className="actions-form" onSubmit={submit} noValidate>
        <TextAreaField label={words.editField} lines={8} value={template} problem={problem} onChange={setTemplate} />
        <div className="dialog-buttons">
          <Button variant="quiet" aria-disabled={template === original} onClick={() => setTemplate(original)}>
            {words.original}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="primary" aria-disabled={problem !== undefined}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
