import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { errorCode } from '../../../shared/error-code.ts'
import { callCarriers, ownerOf } from './call-carriers.ts'

type Signal = 'SIGTERM' | 'SIGKILL'
export type Tree = { readonly pid: number; readonly callId: string }

/** Sends a signal to a program and all that it has started, also to what has left its group. Never rejects: what has ended needs no signal. */
export const endTree = async (tree: Tree, signal: Signal): Promise<void> => {
  if (process.platform === 'win32') {
    // There is no gentle way there for programs without a window.
    if (signal === 'SIGKILL') await outputOf(taskkill(), taskkillWords(tree.pid))
    return
  }
  const descendants = process.platform === 'linux' ? [] : await descendantsOf(tree.pid)
  signalTree(tree, signal)
  for (const pid of descendants) send(pid, signal)
}

/** What runs now: the app may end before it does. */
const trees = new Set<Tree>()
const endAllAtOnce = (): void => trees.forEach(endAtOnce)

/** Ends it when the app ends, until the returned function is called. */
export const endWithApp = (tree: Tree): (() => void) => {
  if (trees.size === 0) process.once('exit', endAllAtOnce)
  trees.add(tree)
  return () => {
    trees.delete(tree)
    if (trees.size === 0) process.removeListener('exit', endAllAtOnce)
  }
}

/** Without waiting for anything. */
const endAtOnce = (tree: Tree): void => {
  if (process.platform === 'win32') spawnSync(taskkill(), taskkillWords(tree.pid), { windowsHide: true, timeout: 1000 })
  else signalTree(tree, 'SIGKILL')
}

/** Ends what the commands of an app that has crashed have left running. Those of one that still runs are left alone. */
export const endOrphans = (): void => {
  for (const { pid, callId } of callCarriers()) {
    const owner = ownerOf(callId)
    if (owner !== null && owner !== process.pid && !isRunning(owner)) send(pid, 'SIGKILL')
  }
}

const signalTree = ({ pid, callId }: Tree, signal: Signal): void => {
  send(-pid, signal)
  for (const carrier of callCarriers()) if (carrier.callId === callId) send(carrier.pid, signal)
}

const send = (pid: number, signal: Signal): void => {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended by itself.
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // One of another user exists as well.
    return errorCode(error) === 'EPERM'
  }
}

const descendantsOf = async (pid: number): Promise<readonly number[]> => {
  const table = (await outputOf('/bin/ps', ['-A', '-o', 'pid=,ppid=']))
    .split('\n')
    .map((line) => line.trim().split(/\s+/u).map(Number))
    .flatMap(([child, parent]) => (child === undefined || parent === undefined ? [] : [{ child, parent }]))
  const below = (known: readonly number[]): readonly number[] => {
    const next = table.filter(({ child, parent }) => known.includes(parent) && !known.includes(child)).map(({ child }) => child)
    return next.length === 0 ? known : below([...known, ...next])
  }
  return below([pid]).slice(1)
}

const taskkill = (): string => join(process.env['SystemRoot'] ?? String.raw`C:\Windows`, 'System32', 'taskkill.exe')
const taskkillWords = (pid: number): readonly string[] => ['/PID', String(pid), '/T', '/F']

const outputOf = (program: string, words: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true })
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    child.on('error', () => resolve(''))
    child.on('close', () => resolve(text))
  })
