import type { Attachment } from '../../../shared/attachment.ts'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { RequestError, tryRequest } from '../../bridge/client.ts'
import { showToast } from '../../ui/toast.tsx'
import { loadDocumentText } from './document-text.ts'

export const saveCopy = async ({ id }: Pick<Attachment, 'id'>): Promise<void> => {
  const saved = await tryRequest('library.saveAs', { attachmentId: id })
  if (!saved.ok) showToast({ text: saved.error.title })
}

export const revealFile = async ({ id }: Pick<Attachment, 'id'>): Promise<void> => {
  const shown = await tryRequest('library.reveal', { attachmentId: id })
  if (!shown.ok) showToast({ text: shown.error.title })
}

/** Copies all text that was read of a file, not only what is on the screen. */
export const copyDocumentText = async ({ id }: Pick<Attachment, 'id'>): Promise<void> => {
  try {
    const { texts } = await loadDocumentText(id)
    const text = texts.join('\n\n').trim()
    if (text !== '') await navigator.clipboard.writeText(text)
    showToast({ text: text === '' ? words.noTextToCopy : words.copied })
  } catch (error) {
    // Said in the words of the request; a clipboard that cannot be written has no others.
    showToast({ text: error instanceof RequestError ? error.error.title : words.noTextToCopy })
  }
}
