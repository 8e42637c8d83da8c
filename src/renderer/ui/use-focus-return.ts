import { useEffect, useEffectEvent, type RefObject } from 'react'

/** The pane takes the focus when it opens; when it goes with the focus in it, what had it before gets it back, or `elsewhere` takes it. */
export const useFocusReturn = (pane: RefObject<HTMLElement | null>, elsewhere: () => void): void => {
  const takeElsewhere = useEffectEvent(elsewhere)
  useEffect(() => {
    const opener = document.activeElement
    pane.current?.focus()
    return () => {
      if (document.activeElement !== document.body) return
      if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus()
      else takeElsewhere()
    }
  }, [pane])
}
