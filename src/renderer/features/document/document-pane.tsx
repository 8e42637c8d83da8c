import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { attachmentDetails, middleTruncated } from '../../ui/attachment-chip-words.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { DocumentFailure } from './document-failure.tsx'
import { ImageView } from './image-view.tsx'
import { MediaView, NoPreview } from './media-view.tsx'
import { PdfView } from './pdf-view.tsx'
import { TextView } from './text-view.tsx'
import './document-pane.css'

export type DocumentPaneProps = { readonly attachment: Attachment; readonly place: DocumentPlace | null; readonly onClose: () => void }

/** The right pane: a kept file as it is, read from this computer only. */
export const DocumentPane = ({ attachment, place, onClose }: DocumentPaneProps) => {
  const pane = useRef<HTMLElement>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => pane.current?.focus(), [attachment.id])

  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }
  return (
    <section ref={pane} className="document-pane" aria-label={words.pane(attachment.name)} tabIndex={-1} onKeyDown={closeOnEscape}>
      <header className="document-pane-header">
        <div className="document-pane-title">
          <h2 title={attachment.name}>
            <bdi>{middleTruncated(attachment.name)}</bdi>
          </h2>
          <p>{attachmentDetails(attachment)}</p>
        </div>
        <IconButton label={words.closePane} shortcut="escape" icon={X} onClick={onClose} />
      </header>
      <Body key={`${attachment.id} ${attempt}`} attachment={attachment} onRetry={() => setAttempt(attempt + 1)} />
    </section>
  )
}

const Body = ({ attachment, onRetry }: { readonly attachment: Attachment; readonly onRetry: () => void }) => {
  const failure = <DocumentFailure onRetry={onRetry} />
  switch (attachment.kind) {
    case 'pdf':
      return <PdfView attachment={attachment} failure={failure} />
    case 'image':
      return <ImageView attachment={attachment} failure={failure} />
    case 'text':
      return <TextView attachment={attachment} failure={failure} />
    case 'video':
    case 'audio':
      return <MediaView attachment={attachment} failure={failure} />
    case 'office':
      return <NoPreview />
  }
}
