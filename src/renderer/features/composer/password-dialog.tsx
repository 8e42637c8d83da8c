import { useState, type SyntheticEvent } from 'react'
import { appMessages } from '../../../shared/messages/app.ts'
import { fileDialogsMessages as words } from '../../../shared/messages/file-dialogs.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import type { DraftKey, RefusedFile } from '../../state/composer-draft.ts'
import { unlockFile } from '../../state/locked-files.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useOpenDialog } from './use-open-dialog.ts'
import './file-dialogs.css'

type PasswordDialogProps = {
  readonly file: RefusedFile
  readonly lockedId: string
  readonly draftKey: DraftKey
  readonly onClose: () => void
}

/** Asks for the password of a PDF. It stays open while the password is wrong, and forgets each one as soon as it is given. */
export const PasswordDialog = ({ file, lockedId, draftKey, onClose }: PasswordDialogProps) => {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()
  const [error, setError] = useState<UserFacingError | null>(null)
  const [isOpening, setIsOpening] = useState(false)
  const closeIfOpen = useOpenDialog(onClose)
  const unlock = async (): Promise<void> => {
    setPassword('')
    setError(null)
    setIsOpening(true)
    const failed = await unlockFile({ key: file.key, lockedId }, password, draftKey)
    setIsOpening(false)
    setError(failed)
    if (failed === null) closeIfOpen()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setProblem(password === '' ? words.passwordMissing : undefined)
    if (password !== '' && !isOpening) void unlock()
  }
  return (
    <Dialog title={words.passwordTitle(file.name)} text={words.passwordText} onClose={onClose} takeFocus={focusComposer}>
      <form className="file-dialog" onSubmit={submit} noValidate>
        <TextField
          label={words.password}
          type="password"
          maxLength={1024}
          readOnly={isOpening}
          value={password}
          problem={problem}
          onChange={setPassword}
        />
        {error !== null && <ErrorNotice error={error} />}
        <p className="field-note" role="status">
          {isOpening ? words.unlocking : ''}
        </p>
        <div className="dialog-buttons">
          <Button onClick={onClose}>{appMessages.cancel}</Button>
          <Button variant="primary" type="submit" aria-disabled={isOpening}>
            {words.unlock}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
