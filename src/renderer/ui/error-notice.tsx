import { useState } from 'react'
import { appMessages } from '../../shared/messages/app.ts'
import type { Remedy, UserFacingError } from '../../shared/user-facing-error.ts'
import { Button } from './button.tsx'
import './error-notice.css'

type ErrorNoticeProps = {
  readonly error: UserFacingError
  readonly onRemedy?: (remedy: Remedy) => void
}

/** A failure in words: the thing and its reason, the next step, the buttons that take it, the details folded. */
export const ErrorNotice = ({ error, onRemedy }: ErrorNoticeProps) => (
  <div className="error-notice" role="alert">
    <p className="error-notice-title">{error.title}</p>
    <p className="error-notice-advice">{error.advice}</p>
    {onRemedy !== undefined && error.remedies.length > 0 && (
      <div className="error-notice-buttons">
        {error.remedies.map((remedy, index) => (
          <Button key={remedy} size="small" variant={index === 0 ? 'primary' : 'plain'} onClick={() => onRemedy(remedy)}>
            {appMessages.remedies[remedy]}
          </Button>
        ))}
      </div>
    )}
    {error.detail !== undefined && error.detail !== '' && <Details code={error.code} detail={error.detail} />}
  </div>
)

const Details = ({ code, detail }: { readonly code: string; readonly detail: string }) => {
  const [wasCopied, setWasCopied] = useState(false)
  const copy = (): void => {
    navigator.clipboard.writeText(`${code}\n${detail}`).then(
      () => setWasCopied(true),
      () => setWasCopied(false),
    )
  }
  return (
    <details className="error-notice-details">
      <summary>{appMessages.details}</summary>
      <pre className="error-notice-detail" tabIndex={0}>{`${code}\n${detail}`}</pre>
      <Button size="small" onClick={copy}>
        {wasCopied ? appMessages.copied : appMessages.copyDetails}
      </Button>
    </details>
  )
}
