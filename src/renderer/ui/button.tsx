import type { ComponentProps, ReactNode } from 'react'
import './button.css'

export type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'medium' | 'small'
  readonly children: ReactNode
}

export const Button = ({ variant = 'plain', size = 'medium', type = 'button', children, ...rest }: ButtonProps) => (
  <button {...rest} type={type} className={`button button-${variant} button-${size}`}>
    {children}
  </button>
)
