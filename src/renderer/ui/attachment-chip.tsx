import Ellipsis from 'lucide-react/icons/ellipsis'
import FileWarning from 'lucide-react/icons/file-warning'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import X from 'lucide-react/icons/x'
import type { Attachment } from '../../shared/attachment.ts'
import { attachmentsMessages as words } from '../../shared/messages/attachments.ts'
import { filePlanMessages as states } from '../../shared/messages/file-plan.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { AttachmentChipThumbnail } from './attachment-chip-thumbnail.tsx'
import { attachmentDetails, middleTruncated } from './attachment-chip-words.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { MenuButton } from './menu-button.tsx'
import type { MenuItem } from './menu.tsx'
import './attachment-chip.css'

export type AttachmentChipProps = {
  readonly attachment: Attachment
  readonly onOpen: () => void
  readonly onRemove?: (() => void) | undefined
  /** Page one as a PNG, when it had to be drawn: the caller has it kept. */
  readonly onThumbnail?: ((png: Uint8Array<ArrayBuffer>) => void) | undefined
  /** One quiet line, such as how it goes to the model. */
  readonly note?: string | null | undefined
  readonly menu?: readonly MenuItem[] | undefined
}

const noItems: readonly MenuItem[] = []

/** A file in one fixed-size row: its first page, its name, how much it is. */
export const AttachmentChip = ({ attachment, onOpen, onRemove, onThumbnail, note = null, menu = noItems }: AttachmentChipProps) => {
  const details = attachmentDetails(attachment)
  const title = [attachment.name, details, ...(note === null ? [] : [note])].join('\n')
  return (
    <div className="attachment-chip">
      <button type="button" className="attachment-chip-open" onClick={onOpen} title={title}>
        <span className="visually-hidden">{words.open(attachment.name)}</span>
        <AttachmentChipThumbnail attachment={attachment} onThumbnail={onThumbnail} />
        <span className="attachment-chip-words">
          <bdi className="attachment-chip-name" aria-hidden>
            {middleTruncated(attachment.name)}
          </bdi>
          <span className="attachment-chip-details">{details}</span>
          {note !== null && <span className="attachment-chip-note">{note}</span>}
        </span>
      </button>
      {menu.length > 0 && <MenuButton label={states.more(attachment.name)} icon={Ellipsis} size="small" items={menu} side="top" />}
      {onRemove === undefined ? null : <IconButton label={words.remove(attachment.name)} icon={X} size="small" onClick={onRemove} />}
    </div>
  )
}

/** The place of a file that is still being read; the finished chip has the same size. */
export const PendingChip = ({ name }: { readonly name: string }) => (
  <div className="attachment-chip" role="status" aria-label={words.readingFile(name)}>
    <span className="attachment-chip-thumbnail">
      <LoaderCircle size={20} strokeWidth={1.5} className="attachment-chip-spinner" aria-hidden />
    </span>
    <span className="attachment-chip-words">
      <bdi className="attachment-chip-name">{middleTruncated(name)}</bdi>
      <span className="attachment-chip-details">{words.reading}</span>
    </span>
  </div>
)

export type ChipAction = { readonly label: string; readonly run: () => void }

export type RefusedChipProps = {
  readonly name: string
  readonly error: UserFacingError
  readonly onDismiss: () => void
  readonly actions?: readonly ChipAction[]
  readonly dismissLabel?: string
}

const noActions: readonly ChipAction[] = []

/** A file that was not taken, or will not go: which, why, and what can be done. */
export const RefusedChip = ({ name, error, onDismiss, actions = noActions, dismissLabel = words.dismiss(name) }: RefusedChipProps) => (
  <div className="attachment-chip attachment-chip-refused">
    <FileWarning size={20} strokeWidth={1.5} aria-hidden />
    <span className="attachment-chip-words">
      <span className="attachment-chip-words" role="alert">
        <span className="attachment-chip-reason">{error.title}</span>
        <span className="attachment-chip-advice">{error.advice}</span>
      </span>
      {actions.length > 0 && (
        <span className="attachment-chip-actions">
          {actions.map(({ label, run }) => (
            <Button key={label} size="small" onClick={run}>
              {label}
            </Button>
          ))}
        </span>
      )}
    </span>
    <IconButton label={dismissLabel} icon={X} size="small" onClick={onDismiss} />
  </div>
)
