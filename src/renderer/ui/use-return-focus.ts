import { useRef } from 'react'

/** For a dialog: gives the focus back to what had it when the dialog was drawn first, or where that has gone, the place that `takeFocus` knows. */
export const useReturnFocus = (takeFocus?: () => void): ((event: Event) => void) => {
  const opener = useRef(document.activeElement)
  return (event) => {
    event.preventDefault()
    const { current } = opener
    // The page itself is what has the focus when nothing has it.
    if (current instanceof HTMLElement && current.isConnected && current !== document.body) current.focus()
    else takeFocus?.()
  }
}
