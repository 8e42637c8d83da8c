import Copy from 'lucide-react/icons/copy'
import Download from 'lucide-react/icons/download'
import Ellipsis from 'lucide-react/icons/ellipsis'
import FolderOpen from 'lucide-react/icons/folder-open'
import { useEffect, useRef, useState } from 'react'
import type { FocusEvent } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { focusComposer, type DocumentPlace } from '../../state/view.ts'
import { attachmentDetails, middleTruncated } from '../../ui/attachment-chip-words.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import type { MenuItem } from '../../ui/menu.tsx'
import { Pane } from '../../ui/pane.tsx'
import { useFocusElsewhere } from '../../ui/use-focus-elsewhere.ts'
import { DocumentFailure } from './document-failure.tsx'
import { DocumentNotice } from './document-notice.tsx'
import { copyDocumentText, revealFile, saveCopy } from './file-actions.ts'
import { ImageView } from './image-view.tsx'
import { MediaView } from './media-view.tsx'
import { PdfView } from './pdf-view.tsx'
import { TableView } from './table-view.tsx'
import { ExtractedView, TextView } from './text-view.tsx'
import { viewKind } from './view-kind.ts'
import './document-pane.css'
import './document-pages.css'
import './document-text.css'
import './document-table.css'

export type DocumentPaneProps = {
  readonly attachment: Attachment
  /** Where it is opened; a new object goes there again without the document being loaded anew. */
  readonly place: DocumentPlace | null
  readonly onClose: () => void
}

/** The right pane: a kept file as it is, read from this computer only. */
export const DocumentPane = ({ attachment, place, onClose }: DocumentPaneProps) => {
  const pane = useRef<HTMLElement>(null)
  const [attempt, setAttempt] = useState(0)
  const cameFrom = useRef<HTMLElement | null>(null)
  useEffect(() => pane.current?.focus(), [attachment.id])
  useFocusElsewhere(pane, () => {
    if (document.activeElement !== document.body) return
    if (cameFrom.current?.isConnected === true) cameFrom.current.focus({ preventScroll: true })
    else focusComposer()
  })
  const rememberWhereFrom = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    // A menu of the pane lies outside of it and is gone by then.
    const isOutside = relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)
    if (isOutside && relatedTarget.closest('[role="menu"]') === null) cameFrom.current = relatedTarget
  }
  const items = menuItems(attachment)
  return (
    <Pane
      ref={pane}
      className="document-pane"
      label={words.pane(attachment.name)}
      title={
        <>
          <h2 title={attachment.name}>
            <bdi>{middleTruncated(attachment.name)}</bdi>
          </h2>
          <p>{attachmentDetails(attachment)}</p>
        </>
      }
      actions={items.length > 0 && <MenuButton label={words.menu} icon={Ellipsis} items={items} />}
      closeLabel={words.closePane}
      onClose={onClose}
      onFocus={rememberWhereFrom}
    >
      <Body key={`${attachment.id} ${attempt}`} attachment={attachment} place={place} onRetry={() => setAttempt(attempt + 1)} />
    </Pane>
  )
}

const menuItems = (attachment: Attachment): readonly MenuItem[] => {
  if (attachment.isRemoved || !attachment.isStored) return []
  const hasText = attachment.kind === 'pdf' || attachment.kind === 'text' || attachment.kind === 'office'
  const copyText: MenuItem = { type: 'action', label: words.copyText, icon: Copy, run: () => void copyDocumentText(attachment) }
  return [
    { type: 'action', label: words.saveAs, icon: Download, run: () => void saveCopy(attachment) },
    { type: 'action', label: words.reveal, icon: FolderOpen, run: () => void revealFile(attachment) },
    ...(hasText ? [copyText] : []),
  ]
}

type BodyProps = { readonly attachment: Attachment; readonly place: DocumentPlace | null; readonly onRetry: () => void }

const Body = ({ attachment, place, onRetry }: BodyProps) => {
  const failure = <DocumentFailure onRetry={onRetry} />
  switch (viewKind(attachment)) {
    case 'pdf':
      return <PdfView attachment={attachment} place={place} failure={failure} />
    case 'image':
      return <ImageView attachment={attachment} failure={failure} />
    case 'text':
      return <TextView attachment={attachment} place={place} failure={failure} />
    case 'table':
      return <TableView attachment={attachment} place={place} failure={failure} />
    case 'word':
      return <ExtractedView attachment={attachment} place={place} failure={failure} note={words.wordText} />
    case 'media':
      return <MediaView attachment={attachment} />
    case 'removed':
      return <DocumentNotice title={words.removedTitle} advice={words.removedAdvice} />
    case 'in-s3':
      return (
        <DocumentNotice title={words.inS3Title} advice={words.inS3Advice}>
          <p className="document-pane-address">{attachment.s3?.uri}</p>
        </DocumentNotice>
      )
  }
}
