import { filePlanMessages as words } from '../../../shared/messages/file-plan.ts'
import { composerMessages } from '../../../shared/messages/composer.ts'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { openComposerDialog } from '../../state/composer-dialog.ts'
import {
  dismissAllRefused,
  dismissRefused,
  draftKey,
  removeAllAttachments,
  useComposerDraft,
  type RefusedFile,
} from '../../state/composer-draft.ts'
import { useChosenSchema } from '../../state/output-schema.ts'
import { focusComposer } from '../../state/view.ts'
import { PendingChip, RefusedChip, type ChipAction } from '../../ui/attachment-chip.tsx'
import { Button } from '../../ui/button.tsx'
import { FileChip } from './file-chip.tsx'
import { SchemaChip } from './schema-chip.tsx'
import './attachment-tray.css'

/** From this many files on the tray says how many there are. */
const manyFiles = 4
/** From this many messages on they can be dismissed at once. */
const manyRefused = 3

/** What goes with the next question: its files (taken, being read, refused) and what the answer has to follow. */
export const AttachmentTray = () => {
  const attachments = useComposerDraft((draft) => draft.attachments)
  const pending = useComposerDraft((draft) => draft.pending)
  const refused = useComposerDraft((draft) => draft.refused)
  const schema = useChosenSchema()
  if (attachments.length + pending.length + refused.length === 0 && schema === null) return null
  return (
    <>
      <TrayHead />
      <ul className="composer-tray" aria-label={composerMessages.attachments}>
        {refused.map((file) => (
          <li key={file.key} className="composer-tray-wide">
            <RefusedChip name={file.name} error={file.error} actions={wayIn(file)} onDismiss={() => dismissRefused(file.key)} />
          </li>
        ))}
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            <FileChip attachment={attachment} />
          </li>
        ))}
        {pending.map((file) => (
          <li key={file.key}>
            <PendingChip name={file.name} />
          </li>
        ))}
        {schema !== null && (
          <li className="composer-tray-schema">
            <SchemaChip schema={schema} />
          </li>
        )}
      </ul>
    </>
  )
}

/** A PDF that a password opens can be opened here. */
const wayIn = (file: RefusedFile): readonly ChipAction[] => {
  const { lockedId } = file
  if (lockedId === null) return []
  return [{ label: words.enterPassword, run: () => openComposerDialog({ type: 'password', file, lockedId, draftKey: draftKey() }) }]
}

/** How many files there are, how far reading them is, and a way to be rid of all of them. */
const TrayHead = () => {
  const attachments = useComposerDraft((draft) => draft.attachments)
  const { done, total } = useComposerDraft((draft) => draft.reading)
  const refused = useComposerDraft((draft) => draft.refused)
  const isReading = total >= manyFiles
  if (refused.length >= manyRefused && attachments.length < manyFiles && !isReading) return <RefusedHead count={refused.length} />
  if (attachments.length < manyFiles && !isReading) return null
  const sizeBytes = attachments.reduce((sum, attachment) => sum + attachment.sizeBytes, 0)
  const removeAll = (): void => {
    removeAllAttachments()
    focusComposer()
  }
  return (
    <div className="composer-tray-head">
      <span className="tabular" role="status">
        {isReading ? words.readSoFar(done, total) : words.trayCount(attachments.length, fileSizeWords(sizeBytes))}
      </span>
      {!isReading && (
        <Button size="small" variant="quiet" onClick={removeAll}>
          {words.removeAll}
        </Button>
      )}
    </div>
  )
}

/** Of files of which none was taken: how many, and a way to be rid of all that is said about them. */
const RefusedHead = ({ count }: { readonly count: number }) => {
  const dismissAll = (): void => {
    dismissAllRefused()
    focusComposer()
  }
  return (
    <div className="composer-tray-head">
      <span className="tabular">{words.refusedCount(count)}</span>
      <Button size="small" variant="quiet" onClick={dismissAll}>
        {words.dismissAll}
      </Button>
    </div>
  )
}
