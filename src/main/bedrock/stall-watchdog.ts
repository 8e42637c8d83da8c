/** Ends a wait that the SDK would go on with for ever: when `signal` aborts, or when nothing came in time. */
export type StallWatchdog = {
  /** Aborts what is being waited for. */
  readonly signal: AbortSignal
  readonly hasStalled: () => boolean
  /** Settles with `wait`, or rejects as soon as the watchdog's signal aborts. */
  readonly guard: <Value>(wait: Promise<Value>, timeoutMs: number) => Promise<Value>
  readonly stop: () => void
}

export const createStallWatchdog = (signal: AbortSignal): StallWatchdog => {
  const own = new AbortController()
  const combined = AbortSignal.any([signal, own.signal])
  let hasStalled = false
  return {
    signal: combined,
    hasStalled: () => hasStalled,
    guard: (wait, timeoutMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          hasStalled = true
          own.abort()
        }, timeoutMs)
        const settle = (finish: () => void): void => {
          clearTimeout(timer)
          combined.removeEventListener('abort', onAbort)
          finish()
        }
        const onAbort = (): void => settle(() => reject(combined.reason))
        if (combined.aborted) onAbort()
        else combined.addEventListener('abort', onAbort, { once: true })
        wait.then(
          (value) => settle(() => resolve(value)),
          (cause: unknown) => settle(() => reject(cause)),
        )
      }),
    stop: () => own.abort(),
  }
}
