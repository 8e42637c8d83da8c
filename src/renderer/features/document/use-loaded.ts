import { useEffect, useEffectEvent, useState } from 'react'

export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly value: Value }

/** What `load` gives, loaded anew when `key` changes; `load` itself may be a new function on every call. */
export const useLoaded = <Value>(key: string, load: (signal: AbortSignal) => Promise<Value>): Loaded<Value> => {
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly result: Loaded<Value> } | null>(null)
  const start = useEffectEvent(load)
  useEffect(() => {
    const stop = new AbortController()
    start(stop.signal).then(
      (value) => stop.signal.aborted || setLoaded({ key, result: { state: 'ready', value } }),
      () => stop.signal.aborted || setLoaded({ key, result: { state: 'failed' } }),
    )
    return () => stop.abort()
  }, [key])
  return loaded?.key === key ? loaded.result : { state: 'loading' }
}
