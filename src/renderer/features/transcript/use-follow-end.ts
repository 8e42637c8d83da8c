import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

const atEndWithinPixels = 4
const nearEndWithinPixels = 96

type Element = RefObject<HTMLDivElement | null>

/** Keeps the end in view while the content grows, until the person scrolls away; scrolling back to the end takes it up again. */
export const useFollowEnd = (scroller: Element, content: Element): { readonly isAtEnd: boolean; readonly jumpToEnd: () => void } => {
  const isFollowing = useRef(true)
  const [isAtEnd, setIsAtEnd] = useState(true)
  const jumpToEnd = useCallback(() => {
    isFollowing.current = true
    setIsAtEnd(true)
    if (scroller.current !== null) scroller.current.scrollTop = scroller.current.scrollHeight
  }, [scroller])

  useLayoutEffect(jumpToEnd, [jumpToEnd])
  useEffect(() => {
    const element = scroller.current
    if (element === null || content.current === null) return undefined
    let lastTop = element.scrollTop
    let lastSize = { content: element.scrollHeight, window: element.clientHeight }
    // When the content gets shorter or the window taller, the browser itself moves the view up; nobody has scrolled then.
    let wasMoved = false
    const toEnd = (): number => element.scrollHeight - element.clientHeight - element.scrollTop
    const look = (): void => setIsAtEnd(isFollowing.current || toEnd() <= nearEndWithinPixels)
    const onScroll = (): void => {
      const top = element.scrollTop
      if (toEnd() <= atEndWithinPixels) isFollowing.current = true
      else if (top < lastTop - 1 && !wasMoved) isFollowing.current = false
      wasMoved = false
      lastTop = top
      look()
    }
    const onWheel = (event: WheelEvent): void => {
      if (event.deltaY < 0 && element.scrollTop > 0) isFollowing.current = false
    }
    const observer = new ResizeObserver(() => {
      const size = { content: element.scrollHeight, window: element.clientHeight }
      wasMoved = size.content < lastSize.content || size.window !== lastSize.window
      lastSize = size
      // What the browser did is told with the next frame, before this.
      requestAnimationFrame(() => {
        wasMoved = false
      })
      if (isFollowing.current) element.scrollTop = element.scrollHeight
      look()
    })
    observer.observe(content.current)
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('wheel', onWheel, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('wheel', onWheel)
    }
  }, [scroller, content])
  return { isAtEnd, jumpToEnd }
}
