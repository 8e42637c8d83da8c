import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SpawnProcess } from '../../src/main/spawned-process.ts'
import { residentBytes } from './resident-bytes.ts'

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
      memoryBytes: () => residentBytes(child.pid),
    }
  }
