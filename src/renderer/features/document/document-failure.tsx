import { documentMessages as words } from '../../../shared/messages/document.ts'
import { Button } from '../../ui/button.tsx'
import { DocumentNotice } from './document-notice.tsx'

export const DocumentFailure = ({ onRetry }: { readonly onRetry: () => void }) => (
  <DocumentNotice title={words.paneFailedTitle} advice={words.paneFailedAdvice} isAlert>
    <Button onClick={onRetry}>{words.tryAgain}</Button>
  </DocumentNotice>
)
