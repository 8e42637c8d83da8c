import { readFileSync } from 'node:fs'

/** The memory of a process as Linux counts it, in pages of 4096 bytes; null once the process has ended. */
export const residentBytes = (pid: number | undefined): number | null => {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096
  } catch {
    // It has ended.
    return null
  }
}
