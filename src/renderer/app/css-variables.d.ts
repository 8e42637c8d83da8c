import 'react'

declare module 'react' {
  interface CSSProperties {
    readonly '--pane-width'?: string
  }
}
