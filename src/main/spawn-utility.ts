import { app, utilityProcess } from 'electron'
import { harmlessEnvironment } from './harmless-environment.ts'
import type { SpawnProcess } from './spawned-process.ts'

/** Starts one of our scripts in an Electron utility process: a crash or a flood of memory there cannot take the app along, and it knows no secret. */
export const spawnUtility =
  (script: string, name: string, maximumMegabytes: number): SpawnProcess =>
  () => {
    const child = utilityProcess.fork(script, [], {
      serviceName: name,
      stdio: 'ignore',
      env: harmlessEnvironment(process.env),
      execArgv: [`--max-old-space-size=${maximumMegabytes}`],
    })
    return {
      post: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', listener),
      kill: () => void child.kill(),
      memoryBytes: () => memoryOf(child.pid),
    }
  }

/** Electron counts in kilobytes. */
const memoryOf = (pid: number | undefined): number | null => {
  const found = app.getAppMetrics().find((metric) => metric.pid === pid)
  return found === undefined ? null : found.memory.workingSetSize * 1024
}
