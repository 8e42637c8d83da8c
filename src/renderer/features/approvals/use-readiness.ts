import { useEffect, useState, type RefObject } from 'react'
import { useView } from '../../state/view.ts'
import { canAnswer, deafForMs } from './approval-readiness.ts'

type Readiness = {
  /** Whether the buttons look as if they could be pressed. */
  readonly isReady: boolean
  /** Whether a key or a click of that time, as events have it, was meant for this question. */
  readonly takes: (eventTimeMs: number) => boolean
}

type Shown = { readonly signature: string; readonly atMs: number }

/**
 * A question hears nothing for half a second after it has appeared, changed or moved, and after the window has come to the front. The time counts from
 * the frame that shows it, and is compared with when a key was pressed, not with when a busy window came round to it.
 */
export const useReadiness = (ref: RefObject<HTMLElement | null>, signature: string): Readiness => {
  const isInSight = useView((view) => view.place.type === 'conversation' && !view.isPaletteOpen)
  const whole = `${isInSight} ${signature}`
  const [shown, setShown] = useState<Shown | null>(null)
  const [readyAtMs, setReadyAtMs] = useState<number | null>(null)
  useEffect(() => {
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const begin = (): void => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      setShown(null)
      frame = requestAnimationFrame(() => {
        const atMs = performance.now()
        setShown({ signature: whole, atMs })
        timer = setTimeout(() => setReadyAtMs(atMs), deafForMs)
      })
    }
    begin()
    // What stands beside the dock moves it when it grows.
    const place = ref.current?.closest('section') ?? ref.current
    const neighbours = [...(place?.parentElement?.children ?? [])]
    const observer = new ResizeObserver(begin)
    for (const neighbour of neighbours) observer.observe(neighbour)
    window.addEventListener('focus', begin)
    document.addEventListener('visibilitychange', begin)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      observer.disconnect()
      window.removeEventListener('focus', begin)
      document.removeEventListener('visibilitychange', begin)
    }
  }, [ref, whole])
  const isCurrent = shown !== null && shown.signature === whole
  return {
    isReady: isCurrent && isInSight && readyAtMs === shown.atMs,
    takes: (eventTimeMs) => isCurrent && isInSight && canAnswer(shown.atMs, eventTimeMs),
  }
}
