import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const scenario = fileURLToPath(new URL('../support/keychain-scenario.ts', import.meta.url))
const projectFolder = fileURLToPath(new URL('../..', import.meta.url))
const execute = promisify(execFile)

/** A D-Bus session that starts nothing by itself. */
const bareBus = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-keychain-'))
  for (const name of ['run', 'data', 'config', 'cache']) await mkdir(join(folder, name), { mode: 0o700 })
  await writeFile(join(folder, 'bus.conf'), bareBus)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const environment = (): NodeJS.ProcessEnv => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, DBUS_SESSION_BUS_ADDRESS: _bus, ...rest } = process.env
  return {
    ...rest,
    HOME: folder,
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  }
}
const run = async (file: string, parameters: readonly string[], extra: NodeJS.ProcessEnv = {}): Promise<readonly unknown[]> => {
  const { stdout } = await execute(file, parameters, { cwd: projectFolder, env: { ...environment(), ...extra }, timeout: 60_000 })
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{') || line.startsWith('"'))
    .map((line): unknown => JSON.parse(line))
}
const node = (steps: readonly string[]): readonly string[] => [process.execPath, '--import', 'tsx', scenario, ...steps]

/** The bus ends with the command, and the keyring with the bus. */
const inSession = (daemon: string, ...steps: readonly string[]) =>
  run('dbus-run-session', ['--config-file', join(folder, 'bus.conf'), '--', 'sh', '-c', `${daemon}; exec "$@"`, 'sh', ...node(steps)])

const unlocked = 'printf password | gnome-keyring-daemon --unlock --components=secrets'
const locked = 'gnome-keyring-daemon --start --components=secrets'
const noService = 'true'

/** The stored keyrings as bytes: a write would change them. */
const keyrings = async (): Promise<Readonly<Record<string, string>>> => {
  const keyringFolder = join(folder, 'data', 'keyrings')
  const names = await readdir(keyringFolder).catch(() => [])
  const contents = names
    .filter((name) => name.endsWith('.keyring'))
    .map(async (name) => [name, await readFile(join(keyringFolder, name), 'base64')] as const)
  return Object.fromEntries(await Promise.all(contents))
}

describe('createSecretVault with the keyring of the system', () => {
  it('saves, reads and removes in an unlocked keyring, also a secret of 6,000 bytes', async () => {
    const steps = [
      'save-short',
      'read-saved',
      'save-long',
      'read-saved',
      'read-other',
      'read-unknown',
      'save-short',
      'read-saved',
      'remove',
      'state',
      'remove',
    ]
    expect(await inSession(unlocked, ...steps)).toEqual([
      { state: 'saved' },
      { state: 'saved', secret: 'short' },
      { state: 'saved' },
      { state: 'saved', secret: 'long' },
      { state: 'lost' },
      { state: 'absent' },
      { state: 'saved' },
      { state: 'saved', secret: 'short' },
      { state: 'absent' },
      'lost',
      { state: 'absent' },
    ])
  })

  it('finds a secret again in the next session', async () => {
    await inSession(unlocked, 'save-long')
    expect(await inSession(unlocked, 'read-saved')).toEqual([{ state: 'saved', secret: 'long' }])
  })

  it('says that a keyring is locked and writes nothing to it', async () => {
    await inSession(unlocked, 'save-short')
    const before = await keyrings()
    expect(await inSession(locked, 'read-saved', 'state', 'save-long', 'remove')).toEqual([
      { state: 'locked' },
      'locked',
      { state: 'locked' },
      { state: 'locked' },
    ])
    expect(Object.keys(before)).toContain('login.keyring')
    expect(await keyrings()).toEqual(before)
    expect(await inSession(unlocked, 'read-saved')).toEqual([{ state: 'saved', secret: 'short' }])
  })

  it('says that a keyring which nobody can open for the first time is locked', async () => {
    expect(await inSession(locked, 'save-short')).toEqual([{ state: 'locked' }])
    expect(await keyrings()).toEqual({})
  })

  it('says that no keychain is there when nothing offers one', async () => {
    expect(await inSession(noService, 'save-short', 'read-saved', 'state', 'remove')).toEqual([
      { state: 'unavailable' },
      { state: 'unavailable' },
      'unavailable',
      { state: 'unavailable' },
    ])
  })

  it('says that no keychain is there without a session bus', async () => {
    const [command = '', ...parameters] = node(['save-short', 'read-saved', 'state', 'remove'])
    expect(await run(command, parameters, { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'no-bus')}` })).toEqual([
      { state: 'unavailable' },
      { state: 'unavailable' },
      'unavailable',
      { state: 'unavailable' },
    ])
  })
})
