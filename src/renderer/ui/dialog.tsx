import * as Radix from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { useReturnFocus } from './use-return-focus.ts'
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
  const returnFocus = useReturnFocus(takeFocus)
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-veil" />
        <Radix.Content
          className="dialog"
          {...(text === undefined ? { 'aria-describedby': undefined } : {})}
          onInteractOutside={(event) => event.preventDefault()}
          onCloseAutoFocus={returnFocus}
        >
          <Radix.Title className="dialog-title">{title}</Radix.Title>
          {text !== undefined && <Radix.Description className="dialog-text">{text}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
