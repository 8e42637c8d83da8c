import { spawnSync } from 'node:child_process'
import { appendFile, chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../support/temporary-aws-files.ts'
import { createTestConnections, failureOf, keysOf } from '../support/test-connections.ts'
import { eventually } from '../support/eventually.ts'

let files: TemporaryAwsFiles

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
})
afterEach(() => files.remove())

const connections = (setting: Omit<Parameters<typeof createTestConnections>[0], 'homeFolder'> = {}) =>
  createTestConnections({ homeFolder: files.homeFolder, ...setting })

/** A credential process that counts its runs in a file. */
const writeProcess = async (body: string): Promise<{ readonly script: string; readonly runs: () => Promise<number> }> => {
  const script = join(files.homeFolder, 'keys.sh')
  const log = join(files.homeFolder, 'runs')
  await writeFile(script, `#!/bin/sh\necho run >> "${log}"\n${body}\n`)
  await chmod(script, 0o755)
  await files.write({ config: `[profile p]\nregion = us-east-1\ncredential_process = ${script} --password hunter2\n` })
  return { script, runs: async () => (await readFile(log, 'utf8')).split('\n').length - 1 }
}

/** A zombie that its parent has not looked at yet runs no more. */
const isRunning = (id: number): boolean => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(id)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z')
}

describe('credentials of a profile in ~/.aws', () => {
  it('runs a credential process once for requests side by side, and again before the keys expire', async () => {
    const { runs } = await writeProcess(
      `echo '{"Version":1,"AccessKeyId":"AKIDPROC","SecretAccessKey":"s","SessionToken":"t","Expiration":"2099-01-01T00:10:00Z"}'`,
    )
    let time = Date.parse('2099-01-01T00:00:00Z')
    const connection = await connections({ now: () => time }).connect('aws:p', { region: '' })
    const credentials = () => keysOf(connection)
    const [first] = await Promise.all([credentials(), credentials(), credentials()])
    time += 4 * 60_000
    await credentials()
    const before = await runs()
    time += 2 * 60_000
    await credentials()
    expect({ first, before, after: await runs() }).toEqual({
      first: { accessKeyId: 'AKIDPROC', secretAccessKey: 's', sessionToken: 't', expiration: new Date('2099-01-01T00:10:00Z') },
      before: 1,
      after: 2,
    })
  })

  it('believes keys that name no expiry for a minute only', async () => {
    const { runs } = await writeProcess(`echo '{"Version":1,"AccessKeyId":"AKIDPROC","SecretAccessKey":"s"}'`)
    let time = 0
    const connection = await connections({ now: () => time }).connect('aws:p', { region: '' })
    const credentials = () => keysOf(connection)
    await credentials()
    time += 59_000
    await credentials()
    const before = await runs()
    time += 2000
    await credentials()
    expect([before, await runs()]).toEqual([1, 2])
  })

  it.each([
    ['fails', 'echo "key AKIAABCDEFGHIJKLMNOP0000" >&2; exit 3', 'credential-process-failed'],
    ['prints no JSON', 'echo hello', 'credential-process-failed'],
    [
      'prints keys that have expired',
      `echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"s","Expiration":"2001-01-01T00:00:00Z"}'`,
      'credential-process-failed',
    ],
    ['hangs', 'exec sleep 5', 'credentials-timeout'],
  ])('says that a credential process %s, without quoting it', async (_name, body, code) => {
    await writeProcess(body)
    const connection = await connections().connect('aws:p', { region: '' })
    const credentials = () => keysOf(connection)
    const failure = await failureOf(credentials())
    expect({ code: failure.code, remedies: failure.remedies, quoted: /hunter2|AKIAABC/u.test(JSON.stringify(failure)) }).toEqual({
      code,
      remedies: ['retry', 'choose-profile', 'run-doctor'],
      quoted: false,
    })
  })

  it('ends a credential process that hangs, with what it has started', async () => {
    const pidFile = join(files.homeFolder, 'pids')
    await writeProcess(`sleep 60 &\necho $$ $! > "${pidFile}"\nwait`)
    const connection = await connections().connect('aws:p', { region: '' })
    await failureOf(keysOf(connection))
    const ids = (await readFile(pidFile, 'utf8')).trim().split(' ').map(Number)
    await eventually(() => expect([ids.length, ids.filter(isRunning)]).toEqual([2, []]))
  })

  it('tries again after a failure', async () => {
    const { script } = await writeProcess('exit 1')
    const connection = await connections().connect('aws:p', { region: '' })
    const credentials = () => keysOf(connection)
    await failureOf(credentials())
    await appendFile(script, '')
    await writeFile(script, `#!/bin/sh\necho '{"Version":1,"AccessKeyId":"AKIDPROC","SecretAccessKey":"s"}'\n`)
    expect((await credentials()).accessKeyId).toBe('AKIDPROC')
  })

  it('asks for the PATH of the login shell before it runs a credential process', async () => {
    await writeProcess(`echo '{"Version":1,"AccessKeyId":"AKIDPROC","SecretAccessKey":"s"}'`)
    const asked: string[] = []
    const ensurePath = async (): Promise<void> => void asked.push('path')
    await keysOf(await connections({ ensurePath }).connect('aws:p', { region: '' }))
    expect(asked).toEqual(['path'])
  })
})
