import { basename } from 'node:path'

/** Files that the app was given by the system and that the page has not taken yet. */
export type Arrivals = {
  readonly add: (paths: readonly string[]) => void
  /** Hands each path out once. */
  readonly take: () => readonly string[]
  /** Hears the names of what arrives from now on. */
  readonly onArrival: (listener: (names: readonly string[]) => void) => void
}

export const createArrivals = (): Arrivals => {
  let waiting: readonly string[] = []
  let tell: (names: readonly string[]) => void = () => undefined
  return {
    add: (paths) => {
      if (paths.length === 0) return
      waiting = [...waiting, ...paths]
      tell(waiting.map((path) => basename(path)))
    },
    take: () => {
      const taken = waiting
      waiting = []
      return taken
    },
    onArrival: (listener) => {
      tell = listener
    },
  }
}
