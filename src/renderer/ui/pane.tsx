import X from 'lucide-react/icons/x'
import type { FocusEvent, KeyboardEvent, ReactNode, RefObject } from 'react'
import { IconButton } from './icon-button.tsx'
import './pane.css'

type PaneProps = {
  readonly ref: RefObject<HTMLElement | null>
  readonly className?: string
  readonly label: string
  /** A heading, and what belongs right below it. */
  readonly title: ReactNode
  readonly actions?: ReactNode
  readonly closeLabel: string
  readonly onClose: () => void
  readonly onFocus?: (event: FocusEvent<HTMLElement>) => void
  readonly children: ReactNode
}

/** What lies at the right of the conversation, with a name and a way to close it. */
export const Pane = ({ ref, className = '', label, title, actions, closeLabel, onClose, onFocus, children }: PaneProps) => {
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    onClose()
  }
  return (
    <section ref={ref} className={`pane ${className}`} aria-label={label} tabIndex={-1} onFocus={onFocus} onKeyDown={closeOnEscape}>
      <header className="pane-header">
        <div className="pane-title">{title}</div>
        {actions}
        <IconButton label={closeLabel} shortcut="escape" icon={X} onClick={onClose} />
      </header>
      {children}
    </section>
  )
}
