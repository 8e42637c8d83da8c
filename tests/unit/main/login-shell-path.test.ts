import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPathResolver } from '../../../src/main/login-shell-path.ts'

let home: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'outcrop-shell-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

/** A process that has ended and waits to be reaped is not running any more. */
const isRunning = async (pid: number): Promise<boolean> => {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return status !== '' && !status.includes(') Z ')
}
const answer = (path: string) => async () => `Welcome!\n__OUTCROP_PATH__${path}__OUTCROP_PATH__\n`

describe('createPathResolver', () => {
  it('takes the directories of a real login shell, before those there are', async () => {
    await writeFile(join(home, '.bash_profile'), 'echo Welcome\nexport PATH="/opt/tools/bin:$PATH"\n')
    const environment: Record<string, string | undefined> = { HOME: home, SHELL: '/bin/bash', PATH: '/usr/bin:/bin' }
    const { ensure } = createPathResolver({ environment, platform: 'linux' })
    await ensure()
    expect(environment['PATH']?.split(':').filter((part) => ['/opt/tools/bin', '/usr/bin', '/bin'].includes(part))).toEqual([
      '/opt/tools/bin',
      '/usr/bin',
      '/bin',
    ])
  })

  it('leaves PATH as it is when the shell fails', async () => {
    const shell = join(home, 'shell')
    await writeFile(shell, '#!/bin/sh\necho broken\nexit 1\n')
    await chmod(shell, 0o755)
    const failing = { SHELL: shell, PATH: '/bin' }
    const missing = { SHELL: join(home, 'missing'), PATH: '/bin' }
    await createPathResolver({ environment: failing, platform: 'linux' }).ensure()
    await createPathResolver({ environment: missing, platform: 'darwin' }).ensure()
    expect([failing.PATH, missing.PATH]).toEqual(['/bin', '/bin'])
  })

  it('does not wait for what the shell leaves running', async () => {
    await writeFile(join(home, '.bash_profile'), 'sleep 60 &\nexport PATH="/opt/tools/bin:$PATH"\n')
    const environment = { HOME: home, SHELL: '/bin/bash', PATH: '/bin' }
    await createPathResolver({ environment, platform: 'linux' }).ensure()
    expect(environment.PATH).toContain('/opt/tools/bin')
  })

  it('ends a shell that hangs, with all it has started', async () => {
    const pidFile = join(home, 'pid')
    await writeFile(join(home, '.bash_profile'), `sleep 60 &\necho $! > ${pidFile}\nwait\n`)
    const environment = { HOME: home, SHELL: '/bin/bash', PATH: '/bin' }
    await createPathResolver({ environment, platform: 'linux', limitMs: 500 }).ensure()
    const pid = Number(await readFile(pidFile, 'utf8'))
    await expect.poll(() => isRunning(pid)).toBe(false)
    expect(environment.PATH).toBe('/bin')
  })

  it('ends a shell that never stops printing', async () => {
    const shell = join(home, 'shell')
    await writeFile(shell, '#!/bin/sh\nexec yes\n')
    await chmod(shell, 0o755)
    const environment = { SHELL: shell, PATH: '/bin' }
    await createPathResolver({ environment, platform: 'linux', limitMs: 60_000 }).ensure()
    expect(environment.PATH).toBe('/bin')
  })

  it('asks once, and keeps whole directories only', async () => {
    let runs = 0
    const environment = { SHELL: '/bin/zsh', PATH: '/bin' }
    const run = async () => {
      runs += 1
      return answer('/opt/bin:relative::/bin')()
    }
    const { ensure } = createPathResolver({ environment, platform: 'darwin', run })
    await Promise.all([ensure(), ensure()])
    await ensure()
    expect([runs, environment.PATH]).toEqual([1, '/opt/bin:/bin'])
  })

  it('does nothing on Windows', async () => {
    const environment = { PATH: 'C:\\Windows' }
    await createPathResolver({ environment, platform: 'win32', run: answer('/opt/bin') }).ensure()
    expect(environment.PATH).toBe('C:\\Windows')
  })
})
