/** A child that speaks in messages: an Electron utility process in the app, a Node child process in tests. */
export type SpawnedProcess = {
  readonly post: (message: unknown) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
  /** Called once, also when the child was killed or crashed. */
  readonly onExit: (listener: (code: number | null) => void) => void
  readonly kill: () => void
  /** What it holds in all, outside the heap of V8 as well; null where that is not known (any more). */
  readonly memoryBytes?: () => number | null
}

export type SpawnProcess = () => SpawnedProcess
