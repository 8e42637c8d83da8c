import { spawn } from 'node:child_process'
import { userInfo } from 'node:os'
import { delimiter, isAbsolute } from 'node:path'

type Environment = Record<string, string | undefined>
type Run = (shell: string, environment: Environment, limitMs: number) => Promise<string>

type Options = {
  /** Its PATH is changed. */
  readonly environment: Environment
  readonly platform: NodeJS.Platform
  readonly run?: Run
  readonly limitMs?: number
}

/** A start-up script that never stops printing must not fill the memory. */
const longestOutput = 1024 * 1024
const marker = '__OUTCROP_PATH__'
/** Understood by sh, bash, zsh and fish. */
const script = `printf '%s%s%s' '${marker}' "$PATH" '${marker}'`

/** Runs an interactive login shell, as a terminal does, without anything to read. It is ended with all it has started. */
const runShell: Run = (shell, environment, limitMs) =>
  new Promise((resolve) => {
    // A framework for zsh would else ask whether to update itself.
    const env = { ...environment, DISABLE_AUTO_UPDATE: 'true' }
    const child = spawn(shell, ['-ilc', script], { env, detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    const end = (): void => {
      clearTimeout(timer)
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // The group has ended by itself.
      }
      child.stdout.destroy()
      resolve(text)
    }
    const timer = setTimeout(end, limitMs)
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      // What the shell has left running may keep the pipe open.
      if (text.length > longestOutput || text.split(marker).length > 2) end()
    })
    child.on('error', end)
    child.on('close', end)
  })

const shellOf = ({ SHELL }: Environment): string => {
  if (SHELL !== undefined && SHELL !== '') return SHELL
  try {
    return userInfo().shell ?? '/bin/sh'
  } catch {
    // A user without an entry in the system's list has no shell of their own.
    return '/bin/sh'
  }
}

const directoriesOf = (path: string): readonly string[] => path.split(delimiter).filter((directory) => isAbsolute(directory))

/**
 * An app that was started from the desktop has another PATH than a terminal, and programs such as those of credential_process are then not found.
 * The login shell is asked once; its directories come first. Never fails: without an answer PATH stays as it is.
 */
export const createPathResolver = ({
  environment,
  platform,
  run = runShell,
  limitMs = 5000,
}: Options): { readonly ensure: () => Promise<void> } => {
  let resolved: Promise<void> | undefined
  const resolve = async (): Promise<void> => {
    if (platform === 'win32') return
    const output = await run(shellOf(environment), environment, limitMs).catch(() => '')
    const [, path = ''] = output.split(marker)
    const found = directoriesOf(path)
    const known = environment['PATH'] ?? ''
    if (found.length > 0)
      environment['PATH'] = [...new Set([...found, ...known.split(delimiter)])].filter((part) => part !== '').join(delimiter)
  }
  return {
    ensure: () => {
      resolved ??= resolve()
      return resolved
    },
  }
}
