import { useState } from 'react'
import { appMessages } from '../../shared/messages/app.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { Button } from './button.tsx'
import { CommandLine } from './command-line.tsx'
import { RemedyButtons, type OnRemedy } from './remedy-buttons.tsx'
import './error-notice.css'

type ErrorNoticeProps = {
  readonly error: UserFacingError
  readonly onRemedy?: OnRemedy
  /** `quiet` for what was cut short but not lost; it is not read out by itself. */
  readonly tone?: 'danger' | 'quiet'
}

/** A failure in words: the thing and its reason, the next step, the buttons that take it, the details folded. */
export const ErrorNotice = ({ error, onRemedy, tone = 'danger' }: ErrorNoticeProps) => (
  <div className={`error-notice error-notice-${tone}`}>
    <div role={tone === 'danger' ? 'alert' : undefined}>
      <p className="error-notice-title">{error.title}</p>
      <p className="error-notice-advice">{error.advice}</p>
    </div>
    {error.context?.command !== undefined && <CommandLine text={appMessages.forTerminal} command={error.context.command} />}
    {onRemedy !== undefined && <RemedyButtons error={error} onRemedy={onRemedy} />}
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
      <Button size="small" onClick={copy} aria-live="polite">
        {wasCopied ? appMessages.copied : appMessages.copyDetails}
      </Button>
    </details>
  )
}
