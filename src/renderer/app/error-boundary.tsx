import { Component, type ReactNode } from 'react'
import { appMessages } from '../../shared/messages/app.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'

type Props = { readonly children: ReactNode }
type State = { readonly failure: unknown }

/** Keeps a fault in one part of the window from taking the rest along. A class, because React knows no other boundary. */
export class ErrorBoundary extends Component<Props, State> {
  override readonly state: State = { failure: null }

  static getDerivedStateFromError(failure: unknown): State {
    return { failure: failure ?? new Error(appMessages.crashTitle) }
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === null) return this.props.children
    const detail = failure instanceof Error ? (failure.stack ?? failure.message) : appMessages.crashTitle
    return (
      <div className="boundary">
        <ErrorNotice
          error={{
            code: 'page-fault',
            title: appMessages.crashTitle,
            advice: appMessages.crashAdvice,
            detail,
            retryable: true,
            remedies: [],
          }}
        />
        <Button variant="primary" onClick={() => this.setState({ failure: null })}>
          {appMessages.drawAgain}
        </Button>
      </div>
    )
  }
}
