/**
 * The result of `work`, or a rejection when the signal has come and `graceMs` have passed: whoever presses Stop waits for nobody. What the work still
 * does then is its own affair; its result is dropped.
 */
export const endWithSignal = <Result>(work: () => Promise<Result>, graceMs: number, signal: AbortSignal): Promise<Result> =>
  new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const giveUp = (): void => {
      timer = setTimeout(() => reject(signal.reason), graceMs)
    }
    const over = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
    }
    if (signal.aborted) {
      reject(signal.reason)
      return
    }
    signal.addEventListener('abort', giveUp, { once: true })
    work().then(resolve, reject).finally(over)
  })
