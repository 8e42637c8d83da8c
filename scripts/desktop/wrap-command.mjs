import { spawn } from 'node:child_process'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Starts something, runs a command while it lives, and ends it again: also after a failure or Ctrl-C.
 * `prepare` returns { environment, stop, uid?, gid? }. The exit code is that of the command.
 */
const wrapCommand = async (prepare, [command, ...args]) => {
  let child
  let wasInterrupted = false
  for (const signal of signals) {
    process.on(signal, () => {
      wasInterrupted = true
      child?.kill(signal)
    })
  }
  const { environment, stop, ...identity } = await prepare()
  try {
    if (wasInterrupted) return 130
    child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...environment }, ...identity })
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 1))
    })
  } finally {
    await stop()
  }
}

/** Runs a wrapper from the command line: `node scripts/with-….mjs COMMAND …`. */
export const wrapFromCommandLine = async (prepare, command = process.argv.slice(2)) => {
  try {
    process.exitCode = await wrapCommand(prepare, command)
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
