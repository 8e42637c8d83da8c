import { spawn } from 'node:child_process'

const startTimeoutMs = 15_000
const stopTimeoutMs = 3000

/** Starts a service and waits for the first line it writes to file descriptor 3 (or stdout); `stop` ends that very process. */
export const startProcess = async (command, args, { input, environment = {}, waitForLine = false } = {}) => {
  const child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ['pipe', 'pipe', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const failed = new Promise((_resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`, { cause: error })))
    child.once('exit', (code) => reject(new Error(`${command} ended at once with code ${code}`)))
  })
  failed.catch(() => {})
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
    await ended
    clearTimeout(timer)
  }
  if (!waitForLine) return { stop, failed }
  const line = new Promise((resolve) => {
    for (const stream of [child.stdio[1], child.stdio[3]]) stream.once('data', (data) => resolve(String(data).trim()))
  })
  let timer
  const tooLate = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${command} did not start within ${startTimeoutMs / 1000} s`)), startTimeoutMs)
  })
  try {
    return { stop, failed, firstLine: await Promise.race([line, failed, tooLate]) }
  } catch (error) {
    await stop()
    throw error
  } finally {
    clearTimeout(timer)
  }
}
