import { useEffect, useEffectEvent, useState } from 'react'
import type { RefObject } from 'react'
import type { Found } from './search-texts.ts'
import { usePaneKeys } from './use-pane-keys.ts'

/** `none` is a document without any text. */
type SearchStatus = 'idle' | 'searching' | 'ready' | 'none'

export type Search<Hit> = {
  readonly isOpen: boolean
  /** A new number each time that the field is asked for, to take the focus anew. */
  readonly opened: number
  readonly open: () => void
  readonly close: () => void
  readonly query: string
  readonly setQuery: (query: string) => void
  readonly status: SearchStatus
  readonly found: Found<Hit>
  readonly index: number
  readonly step: (direction: 1 | -1) => void
}

type Options<Hit> = {
  /** What is searched; a new key searches anew. */
  readonly key: string
  /** Null when there is nothing to search. */
  readonly find: (query: string, signal: AbortSignal) => Promise<Found<Hit> | null>
  /** The hit to begin with: the first one after what is on the screen. */
  readonly firstOf: (hits: readonly Hit[]) => number
  readonly onHit: (hit: Hit, index: number, hits: readonly Hit[]) => void
}

type Outcome<Hit> = { readonly status: SearchStatus; readonly found: Found<Hit>; readonly index: number }

const typingPauseMs = 150

/** Search inside one document: opened with Ctrl/Cmd+F anywhere in the pane, moved through with F3. */
export const useSearch = <Hit>(inside: RefObject<HTMLElement | null>, { key, find, firstOf, onHit }: Options<Hit>): Search<Hit> => {
  const [opened, setOpened] = useState(0)
  const [isOpen, setIsOpen] = useState(false)
  const [query, setQuery] = useState('')
  const nothing: Outcome<Hit> = { status: 'idle', found: { hits: [], isCut: false }, index: 0 }
  const [outcome, setOutcome] = useState(nothing)
  const goTo = (found: Found<Hit>, index: number): void => {
    setOutcome({ status: 'ready', found, index })
    const hit = found.hits[index]
    if (hit !== undefined) onHit(hit, index, found.hits)
  }
  const run = useEffectEvent(async (signal: AbortSignal): Promise<void> => {
    setOutcome((before) => ({ ...before, status: 'searching' }))
    const found = await find(query, signal)
    if (signal.aborted) return
    if (found === null) setOutcome({ ...nothing, status: 'none' })
    else goTo(found, Math.max(0, firstOf(found.hits)))
  })
  const forget = useEffectEvent((): void => setOutcome(nothing))
  useEffect(() => {
    if (!isOpen || query.trim() === '') {
      forget()
      return undefined
    }
    const stop = new AbortController()
    const fail = (): void => {
      if (!stop.signal.aborted) forget()
    }
    const timer = setTimeout(() => void run(stop.signal).catch(fail), typingPauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [isOpen, query, key])

  const step = (direction: 1 | -1): void => {
    const count = outcome.found.hits.length
    if (count > 0) goTo(outcome.found, (outcome.index + direction + count) % count)
  }
  const open = (): void => {
    setIsOpen(true)
    setOpened(opened + 1)
  }
  usePaneKeys(inside, (event) => {
    const isMod = (event.ctrlKey || event.metaKey) && !event.altKey
    if (isMod && !event.shiftKey && event.key.toLowerCase() === 'f') open()
    else if (isOpen && (event.key === 'F3' || (isMod && event.key.toLowerCase() === 'g'))) step(event.shiftKey ? -1 : 1)
    else return false
    return true
  })
  return { isOpen, opened, open, close: () => setIsOpen(false), query, setQuery, step, ...outcome }
}
