export type SilenceLimit = {
  /** Aborted after so long without a word. */
  readonly signal: AbortSignal
  readonly heard: () => void
  readonly end: () => void
}

/** Time in which a person is asked does not count: the server waits for that, too. */
export const createSilenceLimit = (limitMs: number, isPersonAsked: () => boolean): SilenceLimit => {
  const controller = new AbortController()
  let timer: NodeJS.Timeout
  const arm = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => (isPersonAsked() ? arm() : controller.abort()), limitMs)
  }
  arm()
  return { signal: controller.signal, heard: arm, end: () => clearTimeout(timer) }
}
