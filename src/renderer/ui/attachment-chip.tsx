import { FileWarning, LoaderCircle, X } from 'lucide-react'
import type { Attachment } from '../../shared/attachment.ts'
import { attachmentsMessages as words } from '../../shared/messages/attachments.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { AttachmentChipThumbnail } from './attachment-chip-thumbnail.tsx'
import { attachmentDetails, middleTruncated } from './attachment-chip-words.ts'
import { IconButton } from './icon-button.tsx'
import './attachment-chip.css'

export type AttachmentChipProps = {
  readonly attachment: Attachment
  readonly onOpen: () => void
  readonly onRemove?: (() => void) | undefined
  /** Page one as a PNG, when it had to be drawn: the caller has it kept. */
  readonly onThumbnail?: ((png: Uint8Array<ArrayBuffer>) => void) | undefined
}

/** A file in one fixed-size row: its first page, its name, how much it is. */
export const AttachmentChip = ({ attachment, onOpen, onRemove, onThumbnail }: AttachmentChipProps) => {
  const details = attachmentDetails(attachment)
  return (
    <div className="attachment-chip">
      <button type="button" className="attachment-chip-open" onClick={onOpen} title={`${attachment.name}\n${details}`}>
        <span className="visually-hidden">{words.open(attachment.name)}</span>
        <AttachmentChipThumbnail attachment={attachment} onThumbnail={onThumbnail} />
        <span className="attachment-chip-words">
          <bdi className="attachment-chip-name" aria-hidden>
            {middleTruncated(attachment.name)}
          </bdi>
          <span className="attachment-chip-details">{details}</span>
        </span>
      </button>
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

export type RefusedChipProps = { readonly name: string; readonly error: UserFacingError; readonly onDismiss: () => void }

/** A file that was not taken: which, why, and what to do. */
export const RefusedChip = ({ name, error, onDismiss }: RefusedChipProps) => (
  <div className="attachment-chip attachment-chip-refused">
    <FileWarning size={20} strokeWidth={1.5} aria-hidden />
    <span className="attachment-chip-words" role="alert">
      <span className="attachment-chip-reason">{error.title}</span>
      <span className="attachment-chip-advice">{error.advice}</span>
    </span>
    <IconButton label={words.dismiss(name)} icon={X} size="small" onClick={onDismiss} />
  </div>
)
