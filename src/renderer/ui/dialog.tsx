import { Dialog as Radix } from 'radix-ui'
import { useRef, type ReactNode } from 'react'
import './dialog.css'

type DialogProps = {
  readonly title: string
  /** A sentence under the title, read out with it. */
  readonly text?: string | undefined
  readonly onClose: () => void
  /** Gives the focus a place when what had it before has gone meanwhile. */
  readonly takeFocus?: () => void
  readonly children: ReactNode
}

/** Open for as long as it is rendered. A click beside it does not close it; the focus goes back to where it was. */
export const Dialog = ({ title, text, onClose, takeFocus, children }: DialogProps) => {
  const opener = useRef(document.activeElement)
  const restoreFocus = (event: Event): void => {
    event.preventDefault()
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus()
    else takeFocus?.()
  }
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-veil" />
        <Radix.Content
          className="dialog"
          {...(text === undefined ? { 'aria-describedby': undefined } : {})}
          onInteractOutside={(event) => event.preventDefault()}
          onCloseAutoFocus={restoreFocus}
        >
          <Radix.Title className="dialog-title">{title}</Radix.Title>
          {text !== undefined && <Radix.Description className="dialog-text">{text}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
