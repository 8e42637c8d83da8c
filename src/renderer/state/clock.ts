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
