/** Limits how long work is waited for. The time a person takes does not count. */
export type Deadline = {
  readonly limit: <Value>(work: Promise<Value>) => Promise<Value>
  readonly withoutClock: <Value>(wait: () => Promise<Value>) => Promise<Value>
}

export const createDeadline = (limitMs: number, makeError: () => Error): Deadline => {
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  let expire = (): void => undefined
  const start = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => expire(), limitMs)
  }
  return {
    limit: async (work) => {
      const tooLong = new Promise<never>((_resolve, reject) => {
        expire = () => reject(makeError())
      })
      start()
      try {
        return await Promise.race([work, tooLong])
      } finally {
        isOver = true
        clearTimeout(timer)
      }
    },
    withoutClock: async (wait) => {
      // Nobody waits any more, so nobody is to be asked.
      if (isOver) throw makeError()
      clearTimeout(timer)
      try {
        return await wait()
      } finally {
        start()
      }
    },
  }
}
