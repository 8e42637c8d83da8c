import type { ReactNode } from 'react'

type DocumentNoticeProps = {
  readonly title: string
  readonly advice: string
  /** True for what has just failed: it is read out. */
  readonly isAlert?: boolean
  readonly children?: ReactNode
}

/** What stands where a document would be, when it cannot be shown. */
export const DocumentNotice = ({ title, advice, isAlert = false, children }: DocumentNoticeProps) => (
  <div className="document-pane-failure" role={isAlert ? 'alert' : undefined}>
    <p>{title}</p>
    <p className="document-pane-advice">{advice}</p>
    {children}
  </div>
)
