import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

export type VisiblePages = { readonly near: ReadonlySet<number>; readonly current: number }

/** Which pages lie on the screen or one screen away, and the one in the middle. */
export const useVisiblePages = (scroller: RefObject<HTMLElement | null>, pageCount: number): VisiblePages => {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([1]))
  const [current, setCurrent] = useState(1)
  useEffect(() => {
    const root = scroller.current
    if (root === null) return undefined
    const nearObserver = new IntersectionObserver((entries) => setNear((known) => withEntries(known, entries)), {
      root,
      rootMargin: '60% 0px',
    })
    const middleObserver = new IntersectionObserver(
      (entries) => setCurrent((known) => entries.map(enteredPage).find((page) => page !== null) ?? known),
      { root, rootMargin: '-50% 0px' },
    )
    for (const page of root.querySelectorAll('[data-page]')) {
      nearObserver.observe(page)
      middleObserver.observe(page)
    }
    return () => {
      nearObserver.disconnect()
      middleObserver.disconnect()
    }
  }, [scroller, pageCount])
  return { near, current }
}

const pageOf = (entry: IntersectionObserverEntry): number => Number(entry.target.getAttribute('data-page'))

const enteredPage = (entry: IntersectionObserverEntry): number | null => (entry.isIntersecting ? pageOf(entry) : null)

const withEntries = (known: ReadonlySet<number>, entries: readonly IntersectionObserverEntry[]): ReadonlySet<number> => {
  const left = new Set(entries.filter((entry) => !entry.isIntersecting).map(pageOf))
  return new Set([...[...known].filter((page) => !left.has(page)), ...entries.filter((entry) => entry.isIntersecting).map(pageOf)])
}
