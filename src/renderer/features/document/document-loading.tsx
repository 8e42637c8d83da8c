import { documentMessages as words } from '../../../shared/messages/document.ts'
import { Skeleton } from '../../ui/skeleton.tsx'

export const DocumentLoading = () => (
  <div className="document-pane-loading">
    <Skeleton label={words.loading} lines={5} />
  </div>
)
