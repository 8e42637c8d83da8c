import { documentMessages as words } from '../../../shared/messages/document.ts'
import { Button } from '../../ui/button.tsx'

export const DocumentFailure = ({ onRetry }: { readonly onRetry: () => void }) => (
  <div className="document-pane-failure" role="alert">
    <p>{words.paneFailedTitle}</p>
    <p className="document-pane-advice">{words.paneFailedAdvice}</p>
    <Button onClick={onRetry}>{words.tryAgain}</Button>
  </div>
)
