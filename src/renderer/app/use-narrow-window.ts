import { useSyncExternalStore } from 'react'
import { narrowWindow } from '../state/view.ts'

const subscribe = (listener: () => void): (() => void) => {
  const query = window.matchMedia(narrowWindow)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** A page drawn at build time is drawn for a wide window. */
export const useNarrowWindow = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(narrowWindow).matches,
    () => false,
  )
