import type { ReactNode } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { attachmentAddress } from '../../pdf/attachment-thumbnail.ts'
import { fetchAttachment } from '../../pdf/fetch-attachment.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useLoaded } from './use-loaded.ts'

/** Characters shown of a text: what lies beyond is in the file, but a page of that size cannot be laid out in time. */
const maximumShownLength = 500_000

export const TextView = ({ attachment, failure }: { readonly attachment: Attachment; readonly failure: ReactNode }) => {
  const text = useLoaded(attachment.id, async (signal) =>
    decoded(await (await fetchAttachment(attachmentAddress(attachment, 'original'), signal)).arrayBuffer()),
  )
  switch (text.state) {
    case 'loading':
      return <Skeleton label={words.loading} lines={5} />
    case 'failed':
      return failure
    case 'ready':
      return (
        <div className="document-pane-scroll" tabIndex={0} role="group" aria-label={attachment.name}>
          <pre className="document-pane-text" dir="auto">
            {text.value}
          </pre>
        </div>
      )
  }
}

const decoded = (bytes: ArrayBuffer): string => {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength))
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes).slice(0, maximumShownLength)
}
