import type { KeyboardEvent } from 'react'

/** Escape gives the form up, not the settings around it; what lies over the form has used the key for itself already. */
export const escapeCloses =
  (onClose: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    onClose()
  }
