import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import { attachmentAddress } from '../../pdf/attachment-thumbnail.ts'

export const ImageView = ({ attachment, failure }: { readonly attachment: Attachment; readonly failure: ReactNode }) => {
  const [hasFailed, setFailed] = useState(false)
  if (hasFailed) return failure
  return (
    <div className="document-pane-scroll" tabIndex={0} role="group" aria-label={attachment.name}>
      <img
        className="document-pane-image"
        src={attachmentAddress(attachment, 'original')}
        alt={attachment.name}
        onError={() => setFailed(true)}
      />
    </div>
  )
}
