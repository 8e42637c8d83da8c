import type { ReactNode } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import { attachmentAddress } from '../../pdf/attachment-thumbnail.ts'
import type { DocumentPlace } from '../../state/view.ts'
import { DocumentLoading } from './document-loading.tsx'
import { openAttachedPdf } from './open-attached-pdf.ts'
import { PdfPages } from './pdf-pages.tsx'
import { useLoaded } from './use-loaded.ts'

type PdfViewProps = { readonly attachment: Attachment; readonly place: DocumentPlace | null; readonly failure: ReactNode }

export const PdfView = ({ attachment, place, failure }: PdfViewProps) => {
  const pdf = useLoaded(attachment.id, (signal) => openAttachedPdf(attachmentAddress(attachment, 'original'), signal))
  switch (pdf.state) {
    case 'loading':
      return <DocumentLoading />
    case 'failed':
      return failure
    case 'ready':
      return <PdfPages pdf={pdf.value} attachment={attachment} place={place} />
  }
}
