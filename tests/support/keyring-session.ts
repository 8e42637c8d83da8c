import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'

/** A D-Bus session that starts nothing by itself, so that no prompter answers for the person. */
const bareBus = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`

const password = 'outcrop'
const toSecrets = '--dest=org.freedesktop.secrets'
const collection = '/org/freedesktop/secrets/collection/login'
const locked = ['string:org.freedesktop.Secret.Collection', 'string:Locked']

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill()
  await ended
}

/** A D-Bus session of its own, in which a gnome-keyring with its files in `folder` can be locked and unlocked. */
export const startKeyringSession = async (folder: string) => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const configuration = join(folder, 'bus.conf')
  await writeFile(configuration, bareBus)
  const bus = spawn('dbus-daemon', [`--config-file=${configuration}`, '--nofork', '--nopidfile', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [address] = await once(createInterface(bus.stdout), 'line')
  const environment = { DBUS_SESSION_BUS_ADDRESS: String(address) }
  let daemon: ChildProcess | null = null

  const send = async (...question: readonly string[]): Promise<string> => {
    const asked = spawn('dbus-send', ['--session', '--print-reply', ...question], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return text(asked.stdout)
  }
  const hasOwner = async (): Promise<boolean> => {
    const answer = await send(
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.GetNameOwner',
      'string:org.freedesktop.secrets',
    )
    return answer.includes('string')
  }
  const until = async (condition: () => Promise<boolean>): Promise<void> => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const start = async (): Promise<ChildProcess> => {
    const { DISPLAY: _display, ...rest } = process.env
    const own = { HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder }
    const child = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', '--unlock', `--control-directory=${folder}`], {
      env: { ...rest, ...environment, ...own },
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    child.stdin.end(password)
    await until(hasOwner)
    return child
  }
  const isLocked = async (): Promise<boolean> =>
    /boolean true/u.test(await send(toSecrets, collection, 'org.freedesktop.DBus.Properties.Get', ...locked))

  return {
    environment,
    /** Starts the keyring, anew if it was locked: nothing but its own prompter can open a running one. */
    unlock: async (): Promise<void> => {
      if (daemon !== null) await stop(daemon)
      daemon = await start()
      await until(async () => !(await isLocked()))
    },
    lock: async (): Promise<void> => {
      await send(toSecrets, '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', `array:objpath:${collection}`)
      await until(isLocked)
    },
    close: async (): Promise<void> => {
      if (daemon !== null) await stop(daemon)
      await stop(bus)
    },
  }
}
