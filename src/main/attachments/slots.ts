/** Lets so many works run at once; the others wait their turn, first come first served. */
export type Slots = { readonly use: <Result>(work: () => Promise<Result>, signal: AbortSignal) => Promise<Result> }

export const createSlots = (count: number): Slots => {
  let free = count
  const waiting = new Set<() => void>()

  const take = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted()
    if (free > 0) {
      free -= 1
      return
    }
    await new Promise<void>((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        waiting.delete(enter)
        reject(signal.reason)
      }
      waiting.add(enter)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  const giveBack = (): void => {
    const [next] = waiting
    if (next === undefined) {
      free += 1
      return
    }
    waiting.delete(next)
    next()
  }

  return {
    use: async (work, signal) => {
      await take(signal)
      try {
        return await work()
      } finally {
        giveBack()
      }
    },
  }
}
