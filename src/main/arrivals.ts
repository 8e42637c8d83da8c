import { basename } from 'node:path'
import { displayName } from './attachments/display-name.ts'

/** Files that the app was given by the system and that the page has not taken yet. */
export type Arrivals = {
  readonly add: (paths: readonly string[]) => void
  /** Hands each path out once. */
  readonly take: () => readonly string[]
  /** Hears the names of what arrives from now on. */
  readonly onArrival: (listener: (names: readonly string[]) => void) => void
}

/** As many as can be taken at once: a program that hands files over again and again fills nothing. */
const mostWaiting = 500

export const createArrivals = (): Arrivals => {
  let waiting: readonly string[] = []
  let tell: (names: readonly string[]) => void = () => undefined
  return {
    add: (paths) => {
      if (paths.length === 0) return
      waiting = [...new Set([...waiting, ...paths])].slice(0, mostWaiting)
      tell(waiting.map((path) => displayName(basename(path))))
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
