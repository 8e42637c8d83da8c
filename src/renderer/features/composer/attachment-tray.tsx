import type { AttachmentId } from '../../../shared/ids.ts'
import { composerMessages } from '../../../shared/messages/composer.ts'
import { tryRequest } from '../../bridge/client.ts'
import { dismissRefused, removeAttachment, useComposerDraft } from '../../state/composer-draft.ts'
import { useChosenSchema } from '../../state/output-schema.ts'
import { openDocument } from '../../state/view.ts'
import { AttachmentChip, PendingChip, RefusedChip } from '../../ui/attachment-chip.tsx'
import { SchemaChip } from './schema-chip.tsx'

const keepThumbnail = (attachmentId: AttachmentId, png: Uint8Array<ArrayBuffer>): void =>
  void tryRequest('attachments.keepThumbnail', { attachmentId, png })

/** What goes with the next question: its files (taken, being read, refused) and what the answer has to follow. */
export const AttachmentTray = () => {
  const attachments = useComposerDraft((draft) => draft.attachments)
  const pending = useComposerDraft((draft) => draft.pending)
  const refused = useComposerDraft((draft) => draft.refused)
  const schema = useChosenSchema()
  if (attachments.length + pending.length + refused.length === 0 && schema === null) return null
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
      {schema !== null && (
        <li className="composer-tray-schema">
          <SchemaChip schema={schema} />
        </li>
      )}
    </ul>
  )
}
