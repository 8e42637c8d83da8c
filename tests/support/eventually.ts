import { vi } from 'vitest'

/** Only for what hangs: processes, ports and file systems answer on a busy computer when they can, and Vitest itself waits for no longer than a second. */
const longestMs = 20_000

/** Waits until the check no longer throws, and gives what it gives. */
export const eventually = <Value>(check: () => Value | Promise<Value>): Promise<Value> => vi.waitFor(check, { timeout: longestMs })
