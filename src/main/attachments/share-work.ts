type Running<Result> = { readonly result: Promise<Result>; readonly stop: AbortController; waiting: number }

export type ShareWork<Result> = (key: string, work: (signal: AbortSignal) => Promise<Result>, signal: AbortSignal) => Promise<Result>

/** Work is done once for all who ask for the same key while it is done; it is stopped when the last of them no longer waits. */
export const createShareWork = <Result>(): ShareWork<Result> => {
  const running = new Map<string, Running<Result>>()

  const start = (key: string, work: (signal: AbortSignal) => Promise<Result>): Running<Result> => {
    const stop = new AbortController()
    const result = work(stop.signal).finally(() => {
      if (running.get(key)?.stop === stop) running.delete(key)
    })
    const started = { result, stop, waiting: 0 }
    running.set(key, started)
    return started
  }

  return async (key, work, signal) => {
    signal.throwIfAborted()
    const shared = running.get(key) ?? start(key, work)
    shared.waiting += 1
    try {
      return await untilAborted(shared.result, signal)
    } finally {
      shared.waiting -= 1
      if (shared.waiting === 0) {
        running.delete(key)
        shared.stop.abort()
      }
    }
  }
}

const untilAborted = <Result>(result: Promise<Result>, signal: AbortSignal): Promise<Result> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    void result.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
