import { readdirSync, readFileSync } from 'node:fs'

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // The process ended between the listing and the reading.
    return ''
  }
}

/** Fields of /proc/PID/stat after the name in brackets; [1] is the parent, [11] and [12] the user and system ticks. */
const statFields = (pid: string): string[] => read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []

const treeOf = (root: number): string[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((pid) => ({ pid, parent: statFields(pid)[1] }))
  const found = [String(root)]
  for (let index = 0; index < found.length; index += 1) {
    found.push(...parents.filter(({ parent }) => parent === found[index]).map(({ pid }) => pid))
  }
  return found
}

/** Memory of a process and all below it: each shared page is counted once, divided among those who share it. */
export const proportionalMegabytes = (root: number): number =>
  treeOf(root).reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/mu.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0), 0) / 1024

/** Processor time that a process and all below it have used, in seconds (100 ticks a second on Linux). */
export const processorSeconds = (root: number): number =>
  treeOf(root).reduce((sum, pid) => {
    const fields = statFields(pid)
    return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100
  }, 0)
