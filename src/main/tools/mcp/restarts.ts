/** A server that has run for so long is not in a loop of crashes. */
const steadyMs = 60_000

type RestartOptions = {
  /** Waits before restarts after a crash; as many restarts as there are waits. */
  readonly delaysMs: readonly number[]
  readonly now: () => number
}

export type Restart = { readonly delayMs: number; readonly number: number; readonly most: number }

/** Counts the crashes of one server, to wait longer after each and to give up in the end. */
export const createRestarts = ({ delaysMs, now }: RestartOptions) => {
  let crashes = 0
  let startedAt = 0
  return {
    hasStarted: (): void => {
      startedAt = now()
    },
    /** After a crash; null when it has crashed too often. */
    next: (): Restart | null => {
      if (now() - startedAt > steadyMs) crashes = 0
      const delayMs = delaysMs[crashes]
      if (delayMs === undefined) return null
      crashes += 1
      return { delayMs, number: crashes, most: delaysMs.length }
    },
    forget: (): void => {
      crashes = 0
    },
  }
}
