import { useState } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { attachmentAddress } from '../../pdf/attachment-thumbnail.ts'
import { Button } from '../../ui/button.tsx'
import { saveCopy } from './file-actions.ts'
import { DocumentNotice } from './document-notice.tsx'

type MediaViewProps = { readonly attachment: Attachment }

/** A video or a recording; some kinds can be sent although no browser plays them. */
export const MediaView = ({ attachment }: MediaViewProps) => {
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <CannotPlay attachment={attachment} />
  const props = {
    src: attachmentAddress(attachment, 'original'),
    controls: true,
    preload: 'metadata',
    'aria-label': attachment.name,
    onError: () => setBroken(true),
  } as const
  return <div className="document-pane-media">{attachment.kind === 'video' ? <video {...props} /> : <audio {...props} />}</div>
}

export const CannotPlay = ({ attachment }: MediaViewProps) => (
  <DocumentNotice title={attachment.kind === 'video' ? words.cannotPlayVideo : words.cannotPlayAudio} advice={words.cannotPlayAdvice}>
    <Button onClick={() => void saveCopy(attachment)}>{words.saveAs}</Button>
  </DocumentNotice>
)
