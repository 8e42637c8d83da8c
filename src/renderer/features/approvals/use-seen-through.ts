import { useEffect, useState, type RefObject } from 'react'

const nearlyPixels = 4

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean => scrollHeight - scrollTop - clientHeight <= nearlyPixels

/** Whether the end of what scrolls was in sight since `signature` is what it is; what hides below its edge was not looked at. */
export const useSeenThrough = (scroller: RefObject<HTMLElement | null>, signature: string): boolean => {
  const [seen, setSeen] = useState('')
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const look = (): void => {
      if (element.clientHeight > 0 && isAtEnd(element)) setSeen(signature)
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, signature])
  return seen === signature
}
