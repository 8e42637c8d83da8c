import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import './dialog.css'

type DialogProps = {
  readonly title: string
  readonly description?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Open for as long as it is rendered; Escape and a press beside it close it. */
export const Dialog = ({ title, description, onClose, children }: DialogProps) => (
  <Radix.Root open onOpenChange={(open) => !open && onClose()}>
    <Radix.Portal>
      <Radix.Overlay className="dialog-veil" />
      <Radix.Content className="dialog" {...(description === undefined ? { 'aria-describedby': undefined } : {})}>
        <Radix.Title className="dialog-title">{title}</Radix.Title>
        {description !== undefined && <Radix.Description className="dialog-text">{description}</Radix.Description>}
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)
