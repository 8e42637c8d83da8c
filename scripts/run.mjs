import { spawnSync } from 'node:child_process'

/** Runs a program to its end with its output on ours; throws with the whole command line when it fails. */
export const run = (command, args, options = {}) => {
  const { status, error, signal } = spawnSync(command, args, { stdio: 'inherit', ...options })
  if (error !== undefined) throw new Error(`${command} could not be started: ${error.message}`, { cause: error })
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${signal ?? `code ${status}`}`)
}

/** The same, with the output shown only when the program fails. */
export const runQuietly = (command, args, options = {}) => {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options })
  if (error !== undefined) throw new Error(`${command} could not be started: ${error.message}`, { cause: error })
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} ended with code ${status}\n${stdout}${stderr}`)
}

/** Asks by exit code: true when the program ended with code 0. */
export const succeeds = (command, args, options = {}) => spawnSync(command, args, { stdio: 'ignore', ...options }).status === 0
