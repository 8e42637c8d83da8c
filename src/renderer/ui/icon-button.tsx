import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { shortcutKeys, type Shortcut } from './shortcut-words.ts'
import { Tooltip } from './tooltip.tsx'
import './button.css'

export type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'children' | 'aria-label'> & {
  /** What the button does; read out, and shown with the shortcut in the tooltip. */
  readonly label: string
  readonly icon: LucideIcon
  readonly shortcut?: Shortcut | undefined
  readonly variant?: 'quiet' | 'primary'
  readonly size?: 'medium' | 'small'
}

export const IconButton = ({
  label,
  icon: Icon,
  shortcut,
  variant = 'quiet',
  size = 'medium',
  type = 'button',
  ...rest
}: IconButtonProps) => (
  <Tooltip label={label} shortcut={shortcut}>
    <button
      {...rest}
      type={type}
      aria-label={label}
      aria-keyshortcuts={shortcut === undefined ? undefined : shortcutKeys(shortcut)}
      className={`icon-button icon-button-${variant} icon-button-${size}`}
    >
      <Icon />
    </button>
  </Tooltip>
)
