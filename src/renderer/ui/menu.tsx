import Check from 'lucide-react/icons/check'
import type { LucideIcon } from 'lucide-react'
import * as Radix from 'radix-ui/dropdown-menu'
import { useRef } from 'react'
import { createPortal } from 'react-dom'
import { shortcutWords, type Shortcut } from './shortcut-words.ts'
import './menu.css'

export type MenuItem =
  | {
      readonly type: 'action'
      readonly label: string
      readonly run: () => void
      readonly icon?: LucideIcon
      readonly shortcut?: Shortcut
      readonly note?: string
      readonly isDangerous?: boolean
      readonly isDisabled?: boolean
      /** Set for one of several choices; true is the chosen one. */
      readonly isChosen?: boolean
    }
  | { readonly type: 'heading'; readonly label: string }
  | { readonly type: 'line' }

/** Where a menu opens, in pixels of the window: a button's rectangle, or a pointer's place without size. */
export type MenuAnchor = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

type MenuProps = {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly anchor: MenuAnchor
  readonly side?: 'top' | 'bottom'
  readonly align?: 'start' | 'end'
  readonly onClose: () => void
}

/** A menu belongs to the part of the window that it was opened from, so that a screen reader still knows where it is. */
const landmarkOf = (opener: Element | null): Element => opener?.closest('main, nav, aside') ?? document.body

/** Open for as long as it is rendered; gives the focus back to what had it, unless an action moved it. */
export const Menu = ({ label, items, anchor, side = 'bottom', align = 'start', onClose }: MenuProps) => {
  const opener = useRef(document.activeElement)
  const hasRun = useRef(false)
  const focusOpener = (): void => {
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }
  const restoreFocus = (event: Event): void => {
    event.preventDefault()
    if (!hasRun.current) focusOpener()
  }
  return (
    <Radix.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      {createPortal(
        <Radix.Trigger asChild>
          <span
            aria-hidden
            className="menu-anchor"
            tabIndex={-1}
            style={{ left: anchor.x, top: anchor.y, width: anchor.width, height: anchor.height }}
          />
        </Radix.Trigger>,
        document.body,
      )}
      <Radix.Portal container={landmarkOf(opener.current)}>
        <Radix.Content
          className="menu"
          aria-label={label}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={restoreFocus}
        >
          {items.map((item, index) => {
            if (item.type === 'line') return <Radix.Separator key={index} className="menu-line" />
            if (item.type === 'heading') {
              return (
                <Radix.Label key={index} className="menu-heading">
                  {item.label}
                </Radix.Label>
              )
            }
            const run = (): void => {
              hasRun.current = true
              // First: what the action opens finds here where the focus is to go back to.
              focusOpener()
              item.run()
            }
            return <Action key={index} item={item} onRun={run} />
          })}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const Action = ({ item, onRun }: { readonly item: Extract<MenuItem, { type: 'action' }>; readonly onRun: () => void }) => {
  const Icon = item.isChosen === true ? Check : item.icon
  const choice = item.isChosen === undefined ? {} : { role: 'menuitemradio', 'aria-checked': item.isChosen }
  return (
    <Radix.Item
      {...choice}
      className={item.isDangerous === true ? 'menu-item menu-item-danger' : 'menu-item'}
      disabled={item.isDisabled === true}
      onSelect={onRun}
    >
      {Icon === undefined ? <span /> : <Icon />}
      <span>
        {item.label}
        {item.note !== undefined && <span className="menu-item-note">{item.note}</span>}
      </span>
      {item.shortcut !== undefined && <kbd className="key">{shortcutWords(item.shortcut)}</kbd>}
    </Radix.Item>
  )
}
