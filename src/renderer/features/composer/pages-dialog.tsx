import { useState, type SyntheticEvent } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import { appMessages } from '../../../shared/messages/app.ts'
import { fileDialogsMessages as words } from '../../../shared/messages/file-dialogs.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { choosePages } from '../../state/attach-files.ts'
import type { DraftKey } from '../../state/composer-draft.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readPageRanges } from './page-ranges.ts'
import { useOpenDialog } from './use-open-dialog.ts'
import './file-dialogs.css'

type PagesDialogProps = { readonly attachment: Attachment; readonly draftKey: DraftKey; readonly onClose: () => void }

/** Which pages of a PDF are sent. */
export const PagesDialog = ({ attachment, draftKey, onClose }: PagesDialogProps) => {
  const pageCount = attachment.pageCount ?? 1
  const [text, setText] = useState(attachment.pageSelection ?? '')
  const [wasTried, setWasTried] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const closeIfOpen = useOpenDialog(onClose)
  const ranges = readPageRanges(text, pageCount)
  const isSaid = wasTried || text.trim() !== ''
  const save = async (pages: string | null): Promise<void> => {
    setIsSaving(true)
    setError(null)
    const failed = await choosePages(attachment, pages, draftKey)
    setIsSaving(false)
    setError(failed)
    if (failed === null) closeIfOpen()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (ranges.type === 'pages' && !isSaving) void save(ranges.selection)
  }
  return (
    <Dialog title={words.pagesTitle(attachment.name)} text={words.pagesText(pageCount)} onClose={onClose} takeFocus={focusComposer}>
      <form className="file-dialog" onSubmit={submit} noValidate>
        <TextField
          label={words.pages}
          placeholder={words.pagesExample}
          value={text}
          note={ranges.type === 'pages' ? words.pagesChosen(ranges.count, pageCount) : words.pagesExample}
          problem={ranges.type === 'problem' && isSaid ? ranges.problem : undefined}
          onChange={setText}
        />
        {error !== null && <ErrorNotice error={error} />}
        <div className="dialog-buttons">
          <Button onClick={onClose}>{appMessages.cancel}</Button>
          {attachment.pageSelection !== null && <Button onClick={() => void save(null)}>{words.allPages}</Button>}
          <Button variant="primary" type="submit" aria-disabled={isSaving}>
            {words.takePages}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
