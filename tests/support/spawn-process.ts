import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SpawnProcess } from '../../src/main/spawned-process.ts'

/** Runs a TypeScript entry in a Node child process, the way the app runs its bundle in a utility process. Node drops the types by itself: a loader would read every library anew. */
export const spawnNodeProcess =
  (entry: URL | string): SpawnProcess =>
  () => {
    const child = fork(typeof entry === 'string' ? entry : fileURLToPath(entry), [], {
      execArgv: ['--max-old-space-size=512'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    })
    // A message to a child that has just died; its exit is reported below.
    child.on('error', () => undefined)
    return {
      post: (message) => {
        if (child.connected) child.send(Object(message))
      },
      onMessage: (listener) => {
        child.on('message', listener)
      },
      onExit: (listener) => {
        child.once('exit', listener)
      },
      kill: () => {
        child.kill('SIGKILL')
      },
      memoryBytes: () => memoryOf(child.pid),
    }
  }

/** As Linux tells it, in pages of 4096 bytes. */
const memoryOf = (pid: number | undefined): number | null => {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096
  } catch {
    // It has ended.
    return null
  }
}
