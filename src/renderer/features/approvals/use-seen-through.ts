import { useEffect, useState, type RefObject } from 'react'

const nearlyPixels = 4

type Looked = { readonly signature: string; readonly isSeen: boolean; readonly wasLong: boolean }

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean => scrollHeight - scrollTop - clientHeight <= nearlyPixels

/**
 * Whether the end of what scrolls was in sight since `signature` is what it is: what hides below its edge was not looked at. `wasLong` when it has ever
 * hidden something.
 */
export const useSeenThrough = (scroller: RefObject<HTMLElement | null>, signature: string): Omit<Looked, 'signature'> => {
  const [looked, setLooked] = useState<Looked>({ signature, isSeen: false, wasLong: false })
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const look = (): void => {
      if (element.clientHeight === 0) return
      const isEnd = isAtEnd(element)
      setLooked((before) => {
        const isSame = before.signature === signature
        const isSeen = isEnd || (isSame && before.isSeen)
        const wasLong = !isEnd || (isSame && before.wasLong)
        return isSame && isSeen === before.isSeen && wasLong === before.wasLong ? before : { signature, isSeen, wasLong }
      })
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
  return looked.signature === signature ? looked : { isSeen: false, wasLong: false }
}
