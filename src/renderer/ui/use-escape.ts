import { useEffect, useEffectEvent } from 'react'
import { isDialogOpen } from './is-dialog-open.ts'

/** Escape leaves a place that fills the window, unless something inside had a use for it; nothing behind it takes the key then. */
export const useEscape = (leave: () => void): void => {
  const onLeave = useEffectEvent(leave)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isTaken = event.defaultPrevented || event.isComposing || isDialogOpen()
      if (event.key !== 'Escape' || isTaken) return
      event.preventDefault()
      onLeave()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
