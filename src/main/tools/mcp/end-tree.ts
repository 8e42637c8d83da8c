import { spawn, type ChildProcess } from 'node:child_process'

/**
 * Ends a program with everything it has started. It leads a group of its own where there are groups; on Windows taskkill follows the tree.
 * Works as well when the program has ended and left others behind.
 */
export const endTree = (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL', platform: NodeJS.Platform): void => {
  const { pid } = child
  if (pid === undefined) return
  if (platform === 'win32') {
    if (child.exitCode === null)
      spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true, stdio: 'ignore' }).on('error', () => child.kill())
    return
  }
  try {
    process.kill(-pid, signal)
  } catch {
    // The group has ended by itself.
  }
}
