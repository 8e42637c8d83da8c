import { useEffect, type RefObject } from 'react'
import { focusComposer } from '../../state/view.ts'

/** The pane takes the focus when it opens; when it goes with the focus in it, what had it before gets it back. */
export const useFocusReturn = (pane: RefObject<HTMLElement | null>): void =>
  useEffect(() => {
    const opener = document.activeElement
    pane.current?.focus()
    return () => {
      if (document.activeElement !== document.body) return
      if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus()
      else focusComposer()
    }
  }, [pane])
