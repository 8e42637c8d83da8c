import * as Radix from 'radix-ui/tooltip'
import type { FocusEvent, ReactElement, ReactNode } from 'react'
import { shortcutWords, type Shortcut } from './shortcut-words.ts'
import './button.css'

/** Once around the app: tooltips wait, and the next one follows at once. */
export const TooltipProvider = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Provider delayDuration={500} skipDelayDuration={250}>
    {children}
  </Radix.Provider>
)

type TooltipProps = {
  readonly label: string
  readonly shortcut?: Shortcut | undefined
  /** One element that takes a ref and event handlers. */
  readonly children: ReactElement
}

/** A focus that comes back by itself, after a click elsewhere, explains nothing, and the words would take the next Escape. */
const keepClosed = (event: FocusEvent<HTMLElement>): void => {
  if (!event.currentTarget.matches(':focus-visible')) event.preventDefault()
}

export const Tooltip = ({ label, shortcut, children }: TooltipProps) => (
  <Radix.Root>
    <Radix.Trigger asChild onFocus={keepClosed}>
      {children}
    </Radix.Trigger>
    <Radix.Portal>
      <Radix.Content className="tooltip" sideOffset={6} collisionPadding={8}>
        {label}
        {shortcut !== undefined && <kbd className="key">{shortcutWords(shortcut)}</kbd>}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)
