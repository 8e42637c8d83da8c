import { longPasteLength } from '../../../shared/file-limits.ts'
import { composerMessages as words } from '../../../shared/messages/composer.ts'
import { attachBytes } from '../../state/attach-files.ts'
import { openComposerDialog } from '../../state/composer-dialog.ts'
import { draftKey, draftOf, removeAttachment, setDraftText, type DraftKey } from '../../state/composer-draft.ts'
import { composerFieldId, focusComposer } from '../../state/view.ts'
import { showToast } from '../../ui/toast.tsx'
import { s3AddressIn } from './s3-address.ts'

const offerMs = 12_000

const draftAt = (key: DraftKey) => draftOf(key === 'new' ? null : key)

/** Puts a text where the caret is, in the place of what is selected. */
const insertText = (text: string): void => {
  const field = document.getElementById(composerFieldId)
  if (!(field instanceof HTMLTextAreaElement)) return setDraftText(`${draftAt(draftKey()).text}${text}`)
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  setDraftText(field.value)
  return focusComposer()
}

/** Offers to take the file that an address names; the address is text until then. */
export const offerS3 = (text: string): void => {
  const uri = s3AddressIn(text)
  if (uri === null) return
  const key = draftKey()
  const open = (): void => openComposerDialog({ type: 's3', uri, typed: text, draftKey: key })
  showToast({ text: words.s3Offer, durationMs: offerMs, action: { label: words.attachS3, run: open } })
}

const attachText = async (text: string, name: string): Promise<void> => {
  const key = draftKey()
  const refusedBefore = draftAt(key).refused.length
  const [attachment] = await attachBytes(name, new TextEncoder().encode(text))
  const isHere = (): boolean => draftKey() === key
  if (attachment === undefined) {
    // The reason is in the tray; the text itself must not be lost.
    if (isHere() && draftAt(key).refused.length > refusedBefore) insertText(text)
    return
  }
  const putBack = (): void => {
    if (!isHere()) return
    removeAttachment(attachment.id)
    insertText(text)
  }
  showToast({ text: words.longTextAttached, durationMs: offerMs, action: { label: words.putBackAsText, run: putBack } })
}

export const isLongText = (text: string): boolean => text.length > longPasteLength

/** A text that came from outside: short at the caret, long as a file. */
export const takeText = (text: string, fileName: string): void => {
  if (isLongText(text)) {
    void attachText(text, fileName)
    return
  }
  insertText(text)
  offerS3(text)
}
