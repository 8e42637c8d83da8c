import type { KeyboardEvent, RefObject } from 'react'

/** Up and Down go from message to message while one has the focus, Home and End to the ends of what is drawn. */
export const useMessageKeys =
  (scroller: RefObject<HTMLDivElement | null>) =>
  (event: KeyboardEvent): void => {
    const { target } = event
    if (!(target instanceof HTMLElement) || target.tagName !== 'ARTICLE' || event.altKey || event.ctrlKey || event.metaKey) return
    const articles = [...(scroller.current?.querySelectorAll<HTMLElement>('article[data-message-position]') ?? [])].toSorted(
      (one, other) => Number(one.dataset['messagePosition']) - Number(other.dataset['messagePosition']),
    )
    const index = articles.indexOf(target)
    const places: Readonly<Record<string, number>> = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: articles.length - 1 }
    const place = places[event.key]
    if (place === undefined) return
    event.preventDefault()
    if (event.key === 'Home') scroller.current?.scrollTo({ top: 0 })
    articles[Math.min(Math.max(place, 0), articles.length - 1)]?.focus({ preventScroll: event.key === 'Home' })
  }
