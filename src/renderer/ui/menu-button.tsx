import type { LucideIcon } from 'lucide-react'
import { useState, type MouseEvent } from 'react'
import { IconButton } from './icon-button.tsx'
import { late } from './late.tsx'
import type { MenuAnchor, MenuItem } from './menu.tsx'
import type { Shortcut } from './shortcut-words.ts'

export const LateMenu = late(() => import('./menu.tsx').then(({ Menu }) => Menu))

/** The place of an element, for a menu that hangs on it. */
export const anchorOf = (element: Element): MenuAnchor => {
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x, y, width, height }
}

type MenuButtonProps = {
  readonly label: string
  readonly icon: LucideIcon
  readonly items: readonly MenuItem[]
  readonly shortcut?: Shortcut
  readonly size?: 'medium' | 'small'
  readonly side?: 'top' | 'bottom'
  readonly align?: 'start' | 'end'
}

/** An icon that opens a menu; the menu's code loads at the first use. */
export const MenuButton = ({ label, icon, items, shortcut, size = 'medium', side = 'bottom', align = 'end' }: MenuButtonProps) => {
  const [anchor, setAnchor] = useState<MenuAnchor | null>(null)
  const toggle = (event: MouseEvent): void => {
    const place = anchorOf(event.currentTarget)
    setAnchor((open) => (open === null ? place : null))
  }
  return (
    <>
      <IconButton
        label={label}
        icon={icon}
        shortcut={shortcut}
        size={size}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={toggle}
      />
      {anchor !== null && (
        <LateMenu label={label} items={items} anchor={anchor} side={side} align={align} onClose={() => setAnchor(null)} />
      )}
    </>
  )
}
