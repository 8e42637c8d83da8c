import { useSyncExternalStore } from 'react'
import { narrowWindow } from '../state/view.ts'

const subscribe = (listener: () => void): (() => void) => {
  const query = window.matchMedia(narrowWindow)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

export const useNarrowWindow = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(narrowWindow).matches)
