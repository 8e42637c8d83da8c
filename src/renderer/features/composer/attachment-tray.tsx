import type { AttachmentId } from '../../../shared/ids.ts'
import { composerMessages } from '../../../shared/messages/composer.ts'
import { tryRequest } from '../../bridge/client.ts'
import { dismissRefused, removeAttachment, useComposerDraft } from '../../state/composer-draft.ts'
import { openDocument } from '../../state/view.ts'
import { AttachmentChip, PendingChip, RefusedChip } from '../../ui/attachment-chip.tsx'

const keepThumbnail = (attachmentId: AttachmentId, png: Uint8Array<ArrayBuffer>): void =>
  void tryRequest('attachments.keepThumbnail', { attachmentId, png })

/** The files of the next question: taken, being read, refused. */
export const AttachmentTray = () => {
  const attachments = useComposerDraft((draft) => draft.attachments)
  const pending = useComposerDraft((draft) => draft.pending)
  const refused = useComposerDraft((draft) => draft.refused)
  if (attachments.length + pending.length + refused.length === 0) return null
  return (
    <ul className="composer-tray" aria-label={composerMessages.attachments}>
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          <AttachmentChip
            attachment={attachment}
            onOpen={() => openDocument(attachment)}
            onRemove={() => removeAttachment(attachment.id)}
            onThumbnail={(png) => keepThumbnail(attachment.id, png)}
          />
        </li>
      ))}
      {pending.map((file) => (
        <li key={file.key}>
          <PendingChip name={file.name} />
        </li>
      ))}
      {refused.map((file) => (
        <li key={file.key}>
          <RefusedChip name={file.name} error={file.error} onDismiss={() => dismissRefused(file.key)} />
        </li>
      ))}
    </ul>
  )
}
