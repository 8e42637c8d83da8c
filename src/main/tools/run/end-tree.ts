import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { callVariable } from './command-environment.ts'

type Signal = 'SIGTERM' | 'SIGKILL'
export type Tree = { readonly pid: number; readonly callId: string }

/** Sends a signal to a program and all that it has started, also to what has left its group. Never rejects: what has ended needs no signal. */
export const endTree = async ({ pid, callId }: Tree, signal: Signal): Promise<void> => {
  if (process.platform === 'win32') {
    await endOnWindows(pid, signal)
    return
  }
  const others = process.platform === 'linux' ? null : await descendantsOf(pid)
  send(-pid, signal)
  for (const found of others ?? (await carriersOf(callId))) send(found, signal)
}

const send = (pid: number, signal: Signal): void => {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended by itself.
  }
}

/** Everything that a program starts inherits its environment. */
const carriersOf = async (callId: string): Promise<readonly number[]> => {
  const mark = `${callVariable}=${callId}`
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/u.test(name))
  const carries = async (pid: string): Promise<boolean> => {
    // One that has ended, or belongs to somebody else, is none of ours.
    const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '')
    return environment.split('\0').includes(mark)
  }
  const carriers = await Promise.all(pids.map(async (pid) => ((await carries(pid)) ? [Number(pid)] : [])))
  return carriers.flat()
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

/** There is no gentle way there for programs without a window. */
const endOnWindows = async (pid: number, signal: Signal): Promise<void> => {
  if (signal === 'SIGTERM') return
  const program = join(process.env['SystemRoot'] ?? String.raw`C:\Windows`, 'System32', 'taskkill.exe')
  await outputOf(program, ['/PID', String(pid), '/T', '/F'])
}

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
