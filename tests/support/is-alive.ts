import { readFileSync } from 'node:fs'

/** Whether a process runs. One that nobody has waited for yet has ended all the same. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/^State:\s+[ZX]/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    // There is none of that number.
    return false
  }
}
