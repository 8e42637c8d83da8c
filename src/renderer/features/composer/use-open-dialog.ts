import { useEffect, useRef } from 'react'

/** Closes a dialog from work that has outlasted it: once it is closed, the next one is not closed in its place. */
export const useOpenDialog = (onClose: () => void): (() => void) => {
  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  return () => {
    if (isOpen.current) onClose()
  }
}
