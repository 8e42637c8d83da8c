import { mkdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { succeeds } from '../run.mjs'
import { startProcess } from './start-process.mjs'

const password = 'outcrop'
const attempts = 150
const pauseMs = 50

const secretsAnswer = (environment) => {
  const question = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.secrets',
    '/org/freedesktop/secrets/aliases/default',
    'org.freedesktop.DBus.Peer.Ping',
  ]
  return succeeds('dbus-send', question, { env: { ...process.env, ...environment } })
}

const secretsHaveOwner = (environment) => {
  const question = ['org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.GetNameOwner', 'string:org.freedesktop.secrets']
  return succeeds('dbus-send', ['--session', '--print-reply', `--dest=${question[0]}`, ...question.slice(1)], {
    env: { ...process.env, ...environment },
  })
}

/** A D-Bus session of its own with a real, unlocked gnome-keyring that keeps its files in `folder`. */
export const startKeyring = async (folder) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const bus = await startProcess('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], { waitForLine: true })
  const environment = { DBUS_SESSION_BUS_ADDRESS: bus.firstLine }
  const ownFolders = { ...environment, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder }
  const daemon = await startProcess(
    'gnome-keyring-daemon',
    ['--foreground', '--unlock', '--components=secrets', `--control-directory=${folder}`],
    {
      input: password,
      environment: ownFolders,
    },
  )
  const stop = async () => {
    await daemon.stop()
    await bus.stop()
  }
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (secretsHaveOwner(environment) && secretsAnswer(environment)) return { environment, stop }
    await wait(pauseMs)
  }
  await stop()
  throw new Error('gnome-keyring did not answer on its D-Bus session.')
}
