import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react'
import { useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { attachmentAddress } from '../../pdf/attachment-thumbnail.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { openAttachedPdf } from './open-attached-pdf.ts'
import type { AttachedPdf } from './open-attached-pdf.ts'
import { PdfPage } from './pdf-page.tsx'
import { useLoaded } from './use-loaded.ts'
import { usePageScale } from './use-page-scale.ts'
import { useVisiblePages } from './use-visible-pages.ts'

export const PdfView = ({ attachment, failure }: { readonly attachment: Attachment; readonly failure: ReactNode }) => {
  const pdf = useLoaded(attachment.id, (signal) => openAttachedPdf(attachmentAddress(attachment, 'original'), signal))
  switch (pdf.state) {
    case 'loading':
      return (
        <div className="document-pane-loading">
          <Skeleton label={words.loading} lines={5} />
        </div>
      )
    case 'failed':
      return failure
    case 'ready':
      return <Pages pdf={pdf.value} name={attachment.name} />
  }
}

const Pages = ({ pdf, name }: { readonly pdf: AttachedPdf; readonly name: string }) => {
  const scroller = useRef<HTMLDivElement>(null)
  const pageCount = pdf.sizes.length
  const { near, current } = useVisiblePages(scroller, pageCount)
  const { scale, zoom, isFit, zoomIn, zoomOut, fit } = usePageScale(scroller, Math.max(...pdf.sizes.map(({ width }) => width)))
  const goTo = (page: number): void => scroller.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'start' })

  const actions: Readonly<Record<string, () => void>> = {
    PageDown: () => goTo(Math.min(current + 1, pageCount)),
    PageUp: () => goTo(Math.max(current - 1, 1)),
    '+': zoomIn,
    '=': zoomIn,
    '-': zoomOut,
    '0': fit,
  }
  const act = (event: KeyboardEvent): void => {
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key]
    if (action === undefined) return
    event.preventDefault()
    action()
  }
  return (
    <div className="document-pane-body" onKeyDown={act}>
      <div className="document-pane-tools">
        <span className="document-pane-number">{words.pageOf(current, pageCount)}</span>
        <IconButton label={words.zoomOut} shortcut="-" icon={ZoomOut} size="small" onClick={zoomOut} />
        <span className="document-pane-number">{words.zoomLevel(Math.round(zoom * 100))}</span>
        <IconButton label={words.zoomIn} shortcut="=" icon={ZoomIn} size="small" onClick={zoomIn} />
        <IconButton label={words.fitWidth} shortcut="0" icon={Maximize2} size="small" onClick={fit} aria-pressed={isFit} />
      </div>
      <div ref={scroller} className="document-pane-scroll" tabIndex={0} role="group" aria-label={name}>
        {pdf.sizes.map((_size, index) => (
          <PdfPage key={index} pdf={pdf} number={index + 1} scale={scale} isNear={near.has(index + 1)} />
        ))}
      </div>
    </div>
  )
}
