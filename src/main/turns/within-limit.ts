import { runInNewContext } from 'node:vm'

/** It is no Error of this realm. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'

/** Runs what a text made for it could keep busy for ever, such as a pattern or a repair; only a limit from outside stops that. Null when it had to. */
export const withinLimit = <Value>(limitMs: number, work: () => Value): { readonly value: Value } | null => {
  let done: { readonly value: Value } | null = null
  const run = (): void => {
    done = { value: work() }
  }
  try {
    runInNewContext('run()', { run }, { timeout: limitMs })
  } catch (error) {
    if (!isTimeout(error)) throw error
  }
  return done
}
