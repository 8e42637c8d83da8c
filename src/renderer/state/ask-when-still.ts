type AskWhenStill<Input> = {
  /** Asks once nothing has come for the pause; what was asked for before is not asked any more. */
  readonly soon: (input: Input) => void
  readonly stop: () => void
  /** Asks at once what still waits, and waits for the answer no longer than `limitMs`. */
  readonly settle: (limitMs: number) => Promise<void>
}

/** For what changes with every letter: `ask` gets the newest input after a pause, and is to drop an answer when `isNewest` has become false. */
export const askWhenStill = <Input>(
  pauseMs: number,
  ask: (input: Input, isNewest: () => boolean) => Promise<void>,
): AskWhenStill<Input> => {
  let newest = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: { readonly input: Input } | null = null
  let running: Promise<void> = Promise.resolve()

  const askWaiting = (): void => {
    clearTimeout(timer)
    if (waiting === null) return
    const { input } = waiting
    const ticket = newest
    waiting = null
    running = ask(input, () => ticket === newest)
  }
  return {
    soon: (input) => {
      newest += 1
      waiting = { input }
      clearTimeout(timer)
      timer = setTimeout(askWaiting, pauseMs)
    },
    stop: () => {
      newest += 1
      waiting = null
      clearTimeout(timer)
    },
    settle: async (limitMs) => {
      askWaiting()
      let limit: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<void>((resolve) => {
        limit = setTimeout(resolve, limitMs)
      })
      await Promise.race([running, late])
      clearTimeout(limit)
    },
  }
}
