import type { AttachmentPage } from '../../../shared/attachment.ts'
import type { AttachmentId } from '../../../shared/ids.ts'
import { request } from '../../bridge/client.ts'

/** The text of a file by pages; `texts[0]` is page one. */
export type DocumentText = { readonly pages: readonly AttachmentPage[]; readonly texts: readonly string[] }

let last: { readonly attachmentId: AttachmentId; readonly text: Promise<DocumentText> } | null = null

/** The text that was read of a file when it came in. That of the last document asked for is kept: search and passages share it. */
export const loadDocumentText = (attachmentId: AttachmentId): Promise<DocumentText> => {
  if (last?.attachmentId === attachmentId) return last.text
  const text = request('attachments.text', { attachmentId }).then(({ pages }) => ({ pages, texts: byNumber(pages) }))
  const loading = { attachmentId, text }
  last = loading
  // One that failed is asked for again; whoever waits for it hears of it.
  text.catch(() => {
    if (last === loading) last = null
  })
  return text
}

const byNumber = (pages: readonly AttachmentPage[]): readonly string[] => {
  const texts: string[] = Array.from({ length: pages.reduce((highest, page) => Math.max(highest, page.number), 0) }, () => '')
  for (const page of pages) texts[page.number - 1] = page.text
  return texts
}
