import { AsyncLocalStorage } from 'node:async_hooks'
import { spawnSync, type ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'

const tracked = new AsyncLocalStorage<Set<ChildProcess>>()
const running = new Set<ChildProcess>()

const hasProcess = (message: unknown): message is { readonly process: ChildProcess } =>
  typeof message === 'object' && message !== null && 'process' in message

/** https://nodejs.org/api/diagnostics_channel.html#event-child_process */
subscribe('child_process', (message) => {
  const started = tracked.getStore()
  if (started === undefined || !hasProcess(message)) return
  const { process: program } = message
  started.add(program)
  running.add(program)
  program.once('exit', () => {
    started.delete(program)
    running.delete(program)
  })
})

type Row = { readonly id: number; readonly parentId: number }

const listProcesses = (): readonly Row[] => {
  const { stdout, error } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8', timeout: 1000 })
  // Where there is no such program the shells are ended, and what they started is left.
  if (error !== undefined) return []
  return stdout.split('\n').map((line) => {
    const [id = 0, parentId = 0] = line.trim().split(/\s+/u).map(Number)
    return { id, parentId }
  })
}

const familyOf = (id: number, rows: readonly Row[]): readonly number[] => [
  id,
  ...rows.filter(({ parentId }) => parentId === id).flatMap((child) => familyOf(child.id, rows)),
]

const end = (programs: Iterable<ChildProcess>): void => {
  const ids = [...programs].map(({ pid }) => pid).filter((pid) => pid !== undefined)
  if (ids.length === 0) return
  if (process.platform === 'win32') {
    for (const id of ids) spawnSync('taskkill', ['/pid', String(id), '/T', '/F'], { timeout: 1000 })
    return
  }
  const rows = listProcesses()
  for (const id of ids.flatMap((pid) => familyOf(pid, rows))) {
    try {
      process.kill(id, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
}

export type TrackedWork<Value> = {
  readonly result: Promise<Value>
  /** Ends the programs that the work has started and that still run, with all that they have started. */
  readonly endPrograms: () => void
}

/** Runs work and remembers the programs it starts: the SDK keeps the handle of a credential_process to itself, and waits for it for ever. */
export const trackPrograms = <Value>(work: () => Promise<Value>): TrackedWork<Value> => {
  const started = new Set<ChildProcess>()
  return { result: tracked.run(started, work), endPrograms: () => end(started) }
}

/** For the end of the app. */
export const endAllPrograms = (): void => end(running)
