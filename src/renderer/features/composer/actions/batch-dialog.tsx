import { useState, type SyntheticEvent } from 'react'
import type { Attachment } from '../../../../shared/attachment.ts'
import type { AttachmentId } from '../../../../shared/ids.ts'
import { quickActionsMessages as words } from '../../../../shared/messages/quick-actions.ts'
import type { UserFacingError } from '../../../../shared/user-facing-error.ts'
import { knownModel } from '../../../state/model-lists.ts'
import { chosenModel } from '../../../state/models.ts'
import { showBatch } from '../../../state/view.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/check-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { TextAreaField } from '../../../ui/text-area-field.tsx'
import { batchPrompt, startBatchOf } from './start-batch-of.ts'
import './actions.css'

type BatchDialogProps = { readonly files: readonly Attachment[]; readonly onClose: () => void }

/** Asks one question of each of the files by itself: which question, which files, and what that means. */
export const BatchDialog = ({ files, onClose }: BatchDialogProps) => {
  const [prompt, setPrompt] = useState(batchPrompt)
  const [left, setLeft] = useState<ReadonlySet<AttachmentId>>(new Set())
  const [isStarting, setIsStarting] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const chosen = files.filter(({ id }) => !left.has(id))
  const { modelId } = chosenModel()
  const isReady = chosen.length > 0 && prompt.trim() !== '' && !isStarting
  const toggle = (id: AttachmentId, isChosen: boolean): void =>
    setLeft((before) => new Set(isChosen ? [...before].filter((other) => other !== id) : [...before, id]))
  const start = async (): Promise<void> => {
    if (!isReady) return
    setIsStarting(true)
    const begun = await startBatchOf(chosen, prompt)
    setIsStarting(false)
    if ('error' in begun) {
      setError(begun.error)
      return
    }
    onClose()
    showBatch(begun.started.id)
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void start()
  }
  return (
    <Dialog title={words.batchTitle} text={words.batchText} onClose={onClose}>
      <form className="actions-form" onSubmit={submit} noValidate>
        {error !== null && <ErrorNotice error={error} />}
        <TextAreaField
          label={words.batchPrompt}
          lines={6}
          value={prompt}
          problem={prompt.trim() === '' ? words.emptyPrompt : undefined}
          onChange={setPrompt}
        />
        <fieldset className="actions-files">
          <legend className="field-label">{words.batchFiles}</legend>
          {files.map(({ id, name }) => (
            <CheckField key={id} label={name} isChecked={!left.has(id)} onChange={(isChosen) => toggle(id, isChosen)} />
          ))}
        </fieldset>
        <p className="actions-note" role="status">
          {chosen.length === 0 ? words.batchNoFiles : words.batchPrice(chosen.length)}
        </p>
        {modelId !== '' && <p className="actions-note">{words.batchModel(knownModel(modelId)?.name ?? modelId)}</p>}
        <div className="dialog-buttons">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="primary" aria-disabled={!isReady}>
            {words.batchStart(chosen.length)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
