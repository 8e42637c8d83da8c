import { useState, type ReactNode } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { attachmentAddress } from '../../pdf/attachment-thumbnail.ts'

type Props = { readonly attachment: Attachment; readonly failure: ReactNode }

/** A video or a recording; some kinds can be sent although no browser plays them. */
export const MediaView = ({ attachment, failure }: Props) => {
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return failure
  const props = {
    src: attachmentAddress(attachment, 'original'),
    controls: true,
    preload: 'metadata',
    'aria-label': attachment.name,
    onError: () => setBroken(true),
  } as const
  return <div className="document-pane-media">{attachment.kind === 'video' ? <video {...props} /> : <audio {...props} />}</div>
}

export const NoPreview = () => (
  <div className="document-pane-failure">
    <p>{words.noPreviewTitle}</p>
    <p className="document-pane-advice">{words.noPreviewAdvice}</p>
  </div>
)
