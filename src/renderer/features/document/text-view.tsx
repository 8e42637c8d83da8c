import { useState, type ReactNode } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { attachmentAddress } from '../../pdf/attachment-thumbnail.ts'
import { fetchAttachment } from '../../pdf/fetch-attachment.ts'
import type { DocumentPlace } from '../../state/view.ts'
import { Segments } from '../../ui/segments.tsx'
import { decodeText } from './decode-text.ts'
import { DocumentLoading } from './document-loading.tsx'
import { loadDocumentText } from './document-text.ts'
import { TextDocument } from './text-document.tsx'
import { useLoaded } from './use-loaded.ts'

type TextViewProps = { readonly attachment: Attachment; readonly place: DocumentPlace | null; readonly failure: ReactNode }

export const TextView = (props: TextViewProps) =>
  props.attachment.mediaType === 'text/html' ? <WebPageView {...props} /> : <SourceView {...props} />

/** What can be chosen of a web page; a place in it is one of its text, not of its source. */
const WebPageView = (props: TextViewProps) => {
  const { place } = props
  const [shown, setShown] = useState<{ readonly place: DocumentPlace | null; readonly form: 'source' | 'text' }>({
    place: null,
    form: 'source',
  })
  const form = place !== null && shown.place !== place ? 'text' : shown.form
  const choice = (
    <Segments
      label={words.sourceOrText}
      value={form}
      options={[
        { value: 'source', label: words.source },
        { value: 'text', label: words.readableText },
      ]}
      onChange={(chosen) => setShown({ place, form: chosen })}
    />
  )
  return form === 'text' ? (
    <ExtractedView {...props}>{choice}</ExtractedView>
  ) : (
    <SourceView {...props} place={null}>
      {choice}
    </SourceView>
  )
}

/** The file as it is, as text. */
const SourceView = ({ attachment, place, failure, children }: TextViewProps & { readonly children?: ReactNode }) => {
  const source = useLoaded(attachment.id, async (signal) => {
    const response = await fetchAttachment(attachmentAddress(attachment, 'original'), signal)
    return decodeText(new Uint8Array(await response.arrayBuffer()))
  })
  switch (source.state) {
    case 'loading':
      return <DocumentLoading />
    case 'failed':
      return failure
    case 'ready':
      return (
        <TextDocument label={attachment.name} text={source.value} codeName={attachment.name} place={place}>
          {children}
        </TextDocument>
      )
  }
}

/** What was read of a file that is more than text. */
export const ExtractedView = ({
  attachment,
  place,
  failure,
  note,
  children,
}: TextViewProps & { readonly note?: string; readonly children?: ReactNode }) => {
  const extracted = useLoaded(attachment.id, async () => (await loadDocumentText(attachment.id)).texts.join('\n'))
  switch (extracted.state) {
    case 'loading':
      return <DocumentLoading />
    case 'failed':
      return failure
    case 'ready':
      return (
        <TextDocument
          label={attachment.name}
          text={extracted.value}
          codeName={null}
          isProse
          place={place}
          {...(note === undefined ? {} : { note })}
        >
          {children}
        </TextDocument>
      )
  }
}
