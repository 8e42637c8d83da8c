import { useEffect, useState } from 'react'

/** The time in milliseconds since 1970, read anew every `stepMs`; a window that was away catches up when it is looked at. */
export const useNow = (stepMs: number): number => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const read = (): void => setNow(Date.now())
    const timer = setInterval(read, stepMs)
    document.addEventListener('visibilitychange', read)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', read)
    }
  }, [stepMs])
  return now
}

/** What is left as minutes and seconds, such as 4:05; never below zero. */
export const countdown = (leftMs: number): string => {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
