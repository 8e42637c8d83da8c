import { useRef } from 'react'
import type { Attachment, FilePlan } from '../../../shared/attachment.ts'
import type { AttachmentId } from '../../../shared/ids.ts'
import { filePlanMessages as words } from '../../../shared/messages/file-plan.ts'
import { tryRequest } from '../../bridge/client.ts'
import { openComposerDialog } from '../../state/composer-dialog.ts'
import { draftKey, removeAttachment } from '../../state/composer-draft.ts'
import { useFilePlan } from '../../state/file-plan.ts'
import { chooseModel } from '../../state/models.ts'
import { focusComposer, openDocument } from '../../state/view.ts'
import { AttachmentChip, RefusedChip, type ChipAction } from '../../ui/attachment-chip.tsx'
import type { MenuItem } from '../../ui/menu.tsx'
import { useFocusElsewhere } from '../../ui/use-focus-elsewhere.ts'
import { refusedChipId } from './refused-chip-id.ts'

const shownModels = 3

const keepThumbnail = (attachmentId: AttachmentId, png: Uint8Array<ArrayBuffer>): void =>
  void tryRequest('attachments.keepThumbnail', { attachmentId, png })

const hasPages = ({ kind, pageCount, isRemoved }: Attachment): boolean => kind === 'pdf' && !isRemoved && (pageCount ?? 0) > 1

const choosePages = (attachment: Attachment): void => openComposerDialog({ type: 'pages', attachment, draftKey: draftKey() })

/** Fewer pages help against too many of them, and against too many bytes. */
const isTooMuch = ({ code }: { readonly code: string }): boolean => /page|large|size|long/u.test(code)

const menuOf = (attachment: Attachment): readonly MenuItem[] =>
  hasPages(attachment)
    ? [
        { type: 'action', label: words.openFile, run: () => openDocument(attachment) },
        { type: 'action', label: words.choosePages, run: () => choosePages(attachment) },
        { type: 'line' },
        { type: 'action', label: words.removeFile, run: () => removeAttachment(attachment.id) },
      ]
    : []

/** A file of the draft, and what becomes of it with the chosen model. */
export const FileChip = ({ attachment }: { readonly attachment: Attachment }) => {
  const plan = useFilePlan(attachment.id)
  if (plan?.form === 'refused' && plan.error !== null) return <HeldBackChip attachment={attachment} plan={plan} error={plan.error} />
  return (
    <AttachmentChip
      attachment={attachment}
      note={plan?.note}
      menu={menuOf(attachment)}
      onOpen={() => openDocument(attachment)}
      onRemove={() => removeAttachment(attachment.id)}
      onThumbnail={(png) => keepThumbnail(attachment.id, png)}
    />
  )
}

type HeldBackChipProps = { readonly attachment: Attachment; readonly plan: FilePlan; readonly error: NonNullable<FilePlan['error']> }

/** A file that would not go: the reason, the models that would take it, the pages that can be chosen. */
const HeldBackChip = ({ attachment, plan, error }: HeldBackChipProps) => {
  const chip = useRef<HTMLDivElement>(null)
  useFocusElsewhere(chip, focusComposer)
  const models = plan.betterModels
    .slice(0, shownModels)
    .map(({ modelId, name }): ChipAction => ({ label: words.switchTo(name), run: () => void chooseModel(modelId) }))
  const pages = hasPages(attachment) && isTooMuch(error) ? [{ label: words.choosePages, run: () => choosePages(attachment) }] : []
  const open = attachment.isRemoved ? [] : [{ label: words.openFile, run: () => openDocument(attachment) }]
  return (
    <div
      ref={chip}
      id={refusedChipId(attachment.id)}
      tabIndex={-1}
      role="group"
      className="composer-held-back"
      aria-label={words.notSentNamed(attachment.name)}
    >
      <RefusedChip
        name={attachment.name}
        error={error}
        actions={[...pages, ...models, ...open]}
        dismissLabel={words.removeNamed(attachment.name)}
        onDismiss={() => removeAttachment(attachment.id)}
      />
    </div>
  )
}
