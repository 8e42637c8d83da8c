import { appMessages } from '../../shared/messages/app.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { Button } from './button.tsx'
import { ErrorNotice } from './error-notice.tsx'

type ListFailureProps = {
  readonly error: UserFacingError | null
  /** It could not even be read: reading it again is offered. */
  readonly isUnread: boolean
  readonly onRetry: () => void
}

/** Why a list could not be read, or why the last wish about it was not fulfilled. */
export const ListFailure = ({ error, isUnread, onRetry }: ListFailureProps) => (
  <>
    {error !== null && <ErrorNotice error={error} />}
    {isUnread && (
      <div>
        <Button size="small" onClick={onRetry}>
          {appMessages.remedies.retry}
        </Button>
      </div>
    )}
  </>
)
