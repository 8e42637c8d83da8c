import { useEffect, useEffectEvent } from 'react'
import type { RefObject } from 'react'

/** Keys that work wherever the focus is in the pane; `onKey` says whether it had a use for one. */
export const usePaneKeys = (inside: RefObject<HTMLElement | null>, onKey: (event: KeyboardEvent) => boolean): void => {
  const take = useEffectEvent((event: KeyboardEvent): void => {
    if (!event.defaultPrevented && !event.isComposing && onKey(event)) event.preventDefault()
  })
  useEffect(() => {
    const pane = inside.current?.closest<HTMLElement>('.document-pane')
    if (pane === null || pane === undefined) return undefined
    const listen = (event: KeyboardEvent): void => take(event)
    pane.addEventListener('keydown', listen)
    return () => pane.removeEventListener('keydown', listen)
  }, [inside])
}
