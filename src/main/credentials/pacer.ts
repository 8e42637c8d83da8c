type Limits = { readonly settleMs: number; readonly calmMs: number; readonly longestMs: number }

/**
 * Lets calls through that may be the cause of the next ones, such as a file that is written because its change was announced: the first after
 * `settleMs`, and while they come in quick succession each after twice the pause of the one before, up to `longestMs`. None is lost for good.
 */
export const createPacer = (call: () => void, { settleMs, calmMs, longestMs }: Limits) => {
  let timer: NodeJS.Timeout | undefined
  let pauseMs = settleMs
  let lastAt = Number.NEGATIVE_INFINITY

  const run = (): void => {
    timer = undefined
    const isBusy = performance.now() - lastAt < pauseMs + calmMs
    pauseMs = isBusy ? Math.min(pauseMs * 2, longestMs) : settleMs
    lastAt = performance.now()
    call()
  }
  return {
    request: (): void => {
      timer ??= setTimeout(run, pauseMs).unref()
    },
    dispose: (): void => clearTimeout(timer),
  }
}
